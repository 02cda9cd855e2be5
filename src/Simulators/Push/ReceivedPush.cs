using System.Text;
using System.Text.Json;

namespace SmartLocal.Simulators.Push;

/// <summary>A message that the simulated service took, and what the browser makes of it.</summary>
/// <param name="Number">1 for the first since the start, without gaps.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Browser">For whom.</param>
/// <param name="Ttl">How long a service would keep it, in seconds.</param>
/// <param name="Urgency">As the sender put it; <c>normal</c> where it said nothing (RFC 8030, 5.3).</param>
/// <param name="Topic">As the sender put it, or null.</param>
/// <param name="Text">What the browser decrypted as UTF-8, or null where it could not.</param>
internal sealed record ReceivedPush(long Number, DateTimeOffset At, SimulatedBrowser Browser, long Ttl, string Urgency, string? Topic, string? Text)
{
    /// <summary>What a phone would show in bold: <c>title</c> of the payload's JSON, at its root or in <c>notification</c>.</summary>
    public string? Title => Shown("title");

    /// <summary>What a phone would show below: <c>body</c> of the payload's JSON, or the payload itself where it is no JSON.</summary>
    public string? Body => Shown("body") ?? (Title is null ? Text : null);

    public static string? Spell(byte[]? plain)
    {
        try
        {
            return plain is null ? null : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(plain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? Shown(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(Text ?? "");
            var root = document.RootElement;
            return In(root, name) ?? (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("notification", out var inner) ? In(inner, name) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? In(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
