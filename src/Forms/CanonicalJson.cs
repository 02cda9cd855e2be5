using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartLocal.Forms;

/// <summary>Writes what is stored: no white space, Japanese as itself, members in the order of the form.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? spare;

    public static string Write<T>(T what, Action<Utf8JsonWriter, T> write)
    {
        // An answer may be written while answers are being written: each takes the spare away until it is done.
        var (buffer, json) = spare ?? Pair();
        spare = null;
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json, what);
        json.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        spare = (buffer, json);
        return text;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Pair()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
