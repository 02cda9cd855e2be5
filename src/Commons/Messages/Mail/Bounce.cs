using System.Globalization;
using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// What a mail that came back says (a delivery status notification: multipart/report, RFC 6522 and 3464). Anybody can write one: what
/// it says is a hint about an address, believed only where its Message-ID is one of ours.
/// </summary>
internal static class Bounce
{
    /// <summary>More recipients than one of our mails ever has; what stands behind them is not read.</summary>
    public const int MostRecipients = 100;

    /// <summary>How much of a mail is read, in bytes: some servers send the whole mail back.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>What became of each recipient, in the mail's order; empty for a mail that is no such notification.</summary>
    public static IReadOnlyList<BouncedRecipient> Read(ReadOnlySpan<byte> mail)
    {
        var text = Encoding.Latin1.GetString(mail[..Math.Min(mail.Length, MostBytes)]).Replace("\r\n", "\n", StringComparison.Ordinal);
        var whole = MimePart.Read(text);
        if (whole.Type != "multipart/report" || !"delivery-status".Equals(whole.Parameter("report-type"), StringComparison.OrdinalIgnoreCase)) return [];
        var parts = whole.Parts();
        if (parts.FirstOrDefault(p => p.Type is "message/delivery-status" or "message/global-delivery-status") is not { } status) return [];
        var original = parts.FirstOrDefault(p => p.Type is "message/rfc822" or "text/rfc822-headers" or "message/global" or "message/global-headers");
        var id = original is null ? null : MimePart.Read(original.Body).Header("Message-ID");
        return [.. status.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(group => Recipient(MimePart.Read(group.TrimStart('\n')), id)).OfType<BouncedRecipient>().Take(MostRecipients)];
    }

    private static BouncedRecipient? Recipient(MimePart group, string? id)
    {
        // The address that we wrote to; a server that forwards names its own as the final one.
        if (Address(group.Header("Original-Recipient")) is not { } address && (address = Address(group.Header("Final-Recipient"))) is null) return null;
        if (Word(group.Header("Action")) is not { } action || Word(group.Header("Status")) is not { } status) return null;
        return new(address, action.ToUpperInvariant() switch
        {
            "FAILED" => BounceAction.Failed,
            "DELAYED" => BounceAction.Delayed,
            "DELIVERED" => BounceAction.Delivered,
            "RELAYED" => BounceAction.Relayed,
            "EXPANDED" => BounceAction.Expanded,
            _ => BounceAction.Unknown,
        }, status, string.IsNullOrWhiteSpace(id) ? null : id.Trim());
    }

    /// <summary><c>rfc822; hanako@example.jp</c> without its kind and angle brackets.</summary>
    private static string? Address(string? field)
    {
        if (field is null || field.IndexOf(';', StringComparison.Ordinal) is not (>= 0 and var end)) return null;
        var address = field[(end + 1)..].Trim().Trim('<', '>');
        return address.Length > 0 ? address : null;
    }

    /// <summary>The first word; some servers put a remark behind it.</summary>
    private static string? Word(string? field) => field?.Split([' ', '\t', '('], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}

/// <summary>What became of a mail for one recipient, as another server tells it.</summary>
/// <param name="Recipient">The address.</param>
/// <param name="Action">What was done with the mail.</param>
/// <param name="Status">Why, in three numbers (RFC 3463): <c>5.1.1</c> for a mailbox that there is not. A first 4 passes, a 5 stays.</param>
/// <param name="MessageId">The Message-ID of the mail that came back, with its angle brackets; null where the notification leaves it out.</param>
internal sealed record BouncedRecipient(string Recipient, BounceAction Action, string Status, string? MessageId)
{
    private int[] Numbers => [.. Status.Split('.').Select(n => n.Length <= 3 && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    /// <summary>The three numbers without their dots: 511 for 5.1.1.</summary>
    public int Code => int.TryParse(string.Concat(Numbers), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;

    /// <summary>
    /// Whether it is the address that takes nothing: for ever, and not for what ails a server (5.3), how the mail is written (5.6) or what
    /// somebody thinks of its sender (5.7).
    /// </summary>
    public bool IsAboutAddress => Action is BounceAction.Failed && Numbers is [5, not (3 or 6 or 7), ..];

    /// <summary>Never the address: whoever prints it by accident must not print a person.</summary>
    public override string ToString() => $"{Action} {Status}";
}

/// <summary>What a server has done with a mail (RFC 3464 section 2.3.3).</summary>
internal enum BounceAction
{
    /// <summary>A word that the standard doesn't know.</summary>
    Unknown,

    /// <summary>It gave up.</summary>
    Failed,

    /// <summary>It goes on trying.</summary>
    Delayed,

    Delivered,

    /// <summary>Handed to a server that tells no more.</summary>
    Relayed,

    /// <summary>Handed on to several, each of whom may tell.</summary>
    Expanded,
}
