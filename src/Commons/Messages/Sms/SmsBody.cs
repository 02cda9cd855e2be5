using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SmartLocal.Messages.Sms;

/// <summary>What is posted to a gateway. Knows whether it began to leave, and leaves once: a connection that breaks never has it posted again unseen.</summary>
internal sealed class SmsBody : HttpContent
{
    private readonly byte[] bytes;

    public SmsBody(MobileNumber to, SmsText text, Guid reference, Uri? receipts)
    {
        var posted = new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = to.International, ["text"] = text.Value, ["reference"] = $"{reference:N}" };
        if (receipts is not null) posted["receipts"] = receipts.AbsoluteUri;
        bytes = JsonSerializer.SerializeToUtf8Bytes(posted);
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    /// <summary>The text may have left: from here only an answer says what became of it.</summary>
    public bool IsHandedOver { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (IsHandedOver) throw new IOException("A text is posted once.");
        IsHandedOver = true;
        return stream.WriteAsync(bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
