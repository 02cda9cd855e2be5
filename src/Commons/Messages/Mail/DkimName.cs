using Microsoft.Extensions.Configuration;

namespace SmartLocal.Messages.Mail;

/// <summary>Where receivers find the key by which a mail is checked (RFC 6376): under <c>SELECTOR._domainkey.DOMAIN</c>.</summary>
/// <param name="Selector">Which of the domain's keys.</param>
/// <param name="Domain">The domain that answers for the mail. Receivers want it to be the sender's, or one above it (DMARC).</param>
internal sealed record DkimName(string Selector, string Domain)
{
    private const string UsualSelector = "smartlocal";

    /// <summary>The name in the DNS, without a dot at the end.</summary>
    public string Record => $"{Selector}._domainkey.{Domain}";

    /// <summary>
    /// What the section <c>Mail</c> says under <c>Dkim:Selector</c> and <c>Dkim:Domain</c>; null where the selector is there and empty:
    /// then somebody else signs, or nobody.
    /// </summary>
    /// <param name="mail">The section.</param>
    /// <param name="senderDomain">The domain where it names none.</param>
    public static DkimName? Of(IConfiguration mail, string senderDomain)
    {
        var selector = mail["Dkim:Selector"] ?? UsualSelector;
        return selector.Length == 0 ? null : new(selector, mail["Dkim:Domain"] is { Length: > 0 } named ? named : senderDomain);
    }

    /// <exception cref="ArgumentException">It can't stand in the DNS.</exception>
    public void Demand() => DomainName.Demand(Record.Replace("_domainkey", "domainkey", StringComparison.Ordinal));

    /// <summary>Whether receivers take the signature for the sender's own (DMARC, relaxed): of her domain, or of one above it.</summary>
    public bool Vouches(string senderDomain) =>
        senderDomain.Equals(Domain, StringComparison.OrdinalIgnoreCase) || senderDomain.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase);
}
