using System.Buffers;

namespace SmartLocal.Messages.Mail;

/// <summary>The names by which the city's machines present themselves: letters, digits and hyphens between dots (RFC 1123).</summary>
internal static class DomainName
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <exception cref="ArgumentException">Not a domain name in ASCII spelling.</exception>
    public static string Demand(string text) => text is { Length: > 0 and <= 253 } && text.Split('.').All(IsLabel)
        ? text
        : throw new ArgumentException("Not a domain name.", nameof(text));

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= 63 } && label[0] != '-' && label[^1] != '-'
        && !label.AsSpan().ContainsAnyExcept(Characters);
}
