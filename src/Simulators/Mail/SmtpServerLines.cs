using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace SmartLocal.Simulators.Mail;

/// <summary>The lines of one client: cut at CRLF alone, so that a bare LF can't end a mail; a silent client is let go.</summary>
internal sealed class SmtpServerLines(Stream stream, MailLimits limits, TimeProvider clock, CancellationToken stopping)
{
    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    /// <summary>
    /// The next line without its CRLF, or null when the client has hung up. A line over the limit comes cut, one byte
    /// longer than the limit, so that whoever reads it sees that it was too long.
    /// </summary>
    public async Task<byte[]?> Hear()
    {
        using var timer = new CancellationTokenSource(limits.Idle, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        var cut = Array.Empty<byte>();
        while (true)
        {
            var read = await reader.ReadAsync(both.Token);
            var buffer = read.Buffer;
            var sequence = new SequenceReader<byte>(buffer);
            if (sequence.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8))
            {
                byte[] whole = [.. cut, .. line.Slice(0, Math.Min(line.Length, limits.LineBytes + 1)).ToArray()];
                reader.AdvanceTo(sequence.Position);
                return whole.Length > limits.LineBytes + 1 ? whole[..(limits.LineBytes + 1)] : whole;
            }

            if (read.IsCompleted)
            {
                return null;
            }

            if (buffer.Length > limits.LineBytes + 1)
            {
                // Keeps the beginning and throws away all but a last byte, which may be the CR of the end.
                cut = cut.Length == 0 ? buffer.Slice(0, limits.LineBytes + 1).ToArray() : cut;
                reader.AdvanceTo(buffer.GetPosition(buffer.Length - 1), buffer.End);
            }
            else
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    public async Task Say(string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stopping);
}
