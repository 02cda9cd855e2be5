using System.Text.RegularExpressions;

namespace SmartLocal.Simulators.Mail;

/// <summary>
/// A mail's text cut into pieces, of which those that are addresses of this site can be followed. Every other address
/// stays text: a simulated mail leads nowhere outside the demo.
/// </summary>
internal static partial class LinkedText
{
    public static IEnumerable<TextPiece> Of(string text, Uri site)
    {
        var from = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (!Uri.TryCreate(match.Value, UriKind.Absolute, out var address) || !IsOf(site, address))
            {
                continue;
            }

            yield return new TextPiece(text[from..match.Index], null);
            yield return new TextPiece(match.Value, address.AbsoluteUri);
            from = match.Index + match.Length;
        }

        yield return new TextPiece(text[from..], null);
    }

    private static bool IsOf(Uri site, Uri address) =>
        address.UserInfo.Length == 0
        && address.Scheme == site.Scheme
        && address.Port == site.Port
        && address.IdnHost.Equals(site.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ends where ASCII ends, because Japanese goes on without a space, and before the punctuation of a sentence.</summary>
    [GeneratedRegex(@"https?://[!#-;=?-~]*[#-&*+/-9=@-Z_a-z~-]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}

/// <summary>A piece of text, with the address it leads to where it leads anywhere.</summary>
internal sealed record TextPiece(string Text, string? Href);
