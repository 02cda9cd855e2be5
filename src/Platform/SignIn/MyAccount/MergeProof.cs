using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>
/// What a browser carries after its holder, signed in to one account, has proved that another is hers too: made by the city
/// alone, good for these two accounts and a quarter of an hour.
/// </summary>
internal sealed record MergeProof(AccountId Also, Instant Until, string Mac)
{
    public const string Cookie = "merge";

    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public static string Issue(CityKeys keys, AccountId here, AccountId also, Instant now)
    {
        var until = now + Validity;
        return string.Create(CultureInfo.InvariantCulture, $"{also.Value:n}.{until.Microseconds}.{MacOf(keys, here, also, until)}");
    }

    /// <summary>What the cookie says; whether it is true, <see cref="Holds"/> knows.</summary>
    public static MergeProof? Parse(string? cookie) =>
        cookie?.Split('.') is [var also, var until, var mac]
        && Guid.TryParseExact(also, "n", out var account)
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            ? new MergeProof(AccountId.From(account), new Instant(microseconds), mac)
            : null;

    public bool Holds(CityKeys keys, AccountId here, Instant now) => now <= Until
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac), Encoding.ASCII.GetBytes(MacOf(keys, here, Also, Until)));

    private static string MacOf(CityKeys keys, AccountId here, AccountId also, Instant until) =>
        Convert.ToHexStringLower(keys.Digest(Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"merge\n{here.Value:n}\n{also.Value:n}\n{until.Microseconds}"))));
}
