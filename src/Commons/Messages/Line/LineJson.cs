using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartLocal.Messages.Line;

/// <summary>The bodies that LINE reads, written by hand: two requests and two kinds of message need no mapping of types.</summary>
internal static class LineJson
{
    // What LINE reads is no page: Japanese stands in it as it is, which is a third of the bytes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Push(LineUserId to, IReadOnlyList<LineMessage> messages) => Write(json =>
    {
        json.WriteString("to", to.Value);
        Write(json, messages);
    });

    public static ReadOnlyMemory<byte> Multicast(IReadOnlyCollection<LineUserId> to, IReadOnlyList<LineMessage> messages) => Write(json =>
    {
        json.WriteStartArray("to");
        foreach (var user in to) json.WriteStringValue(user.Value);
        json.WriteEndArray();
        Write(json, messages);
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> inside)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            inside(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<LineMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            switch (message)
            {
                case LineMessage.Words words:
                    json.WriteString("type", "text");
                    json.WriteString("text", words.Text);
                    break;
                case LineMessage.Button button:
                    json.WriteString("type", "template");
                    json.WriteString("altText", button.Text);
                    json.WriteStartObject("template");
                    json.WriteString("type", "buttons");
                    json.WriteString("text", button.Text);
                    json.WriteStartArray("actions");
                    json.WriteStartObject();
                    json.WriteString("type", "uri");
                    json.WriteString("label", button.Label);
                    json.WriteString("uri", button.Link.AbsoluteUri);
                    json.WriteEndObject();
                    json.WriteEndArray();
                    json.WriteEndObject();
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
