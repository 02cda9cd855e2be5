using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// What a browser carries from one page to the next and can neither read nor change, for a limited time: between password and
/// code, between a passkey's challenge and its answer. Sealed as personal values are, so it is renewed and restored with their keys.
/// </summary>
internal sealed class Carried(Vault vault, TimeProvider clock)
{
    private const int Longest = 8_000;

    public string Close<T>(string purpose, T value, TimeSpan validity)
    {
        var until = Instant.From(clock.GetUtcNow()) + validity;
        return Base64Url.EncodeToString(vault.Seal(For(purpose), JsonSerializer.Serialize(new Load<T>(until.Microseconds, value), CityJson.Options)).Bytes);
    }

    /// <summary>The value, or null when the text is not ours, is over, or was made for something else.</summary>
    public T? Open<T>(string purpose, string? text) where T : class
    {
        if (text is not { Length: > 0 and < Longest } || !Base64Url.IsValid(text)) return null;
        try
        {
            var load = JsonSerializer.Deserialize<Load<T>>(vault.Open(For(purpose), new Personal(Base64Url.DecodeFromChars(text))), CityJson.Options)!;
            return load.Until < Instant.From(clock.GetUtcNow()).Microseconds ? null : load.Value;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>No row of a table: what was sealed for one purpose opens for no other, and for no column.</summary>
    private static Place For(string purpose) => new PersonalColumn($"browser.{purpose}", Fields.SignIn).Of(Guid.Empty);

    private sealed record Load<T>(long Until, T Value);
}
