using System.Buffers.Text;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Keys;

/// <summary>
/// What a browser carries from one page to the next and can neither read nor change, for a limited time: between password and
/// code, between a passkey's challenge and its answer.
/// </summary>
internal sealed class Carried(CityKeys keys, TimeProvider clock)
{
    private const int Longest = 8_000;

    public string Close<T>(string purpose, T value, TimeSpan validity)
    {
        var until = Instant.From(clock.GetUtcNow()) + validity;
        return Base64Url.EncodeToString(keys.Box.Close(purpose, JsonSerializer.SerializeToUtf8Bytes(new Load<T>(until.Microseconds, value), CityJson.Options)));
    }

    /// <summary>The value, or null when the text is not ours, is over, or was made for something else.</summary>
    public T? Open<T>(string purpose, string? text) where T : class
    {
        if (text is not { Length: > 0 and < Longest } || !Base64Url.IsValid(text)) return null;
        if (keys.Box.Open(purpose, Base64Url.DecodeFromChars(text)) is not { } plain) return null;
        var load = JsonSerializer.Deserialize<Load<T>>(plain, CityJson.Options)!;
        return load.Until < Instant.From(clock.GetUtcNow()).Microseconds ? null : load.Value;
    }

    private sealed record Load<T>(long Until, T Value);
}
