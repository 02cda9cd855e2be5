using System.Globalization;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// What an administrator sets in the DNS so that other mail servers believe the city's mails, in plain words: the key (DKIM), who may
/// send (SPF, RFC 7208), and what is done with all others (DMARC, RFC 7489).
/// </summary>
/// <param name="Sender">The domain behind the at sign of the sender.</param>
/// <param name="Signing">Under which name mails are signed, or null where they are not.</param>
/// <param name="Key">The record of the key.</param>
/// <param name="Hosts">The servers that send the city's mail on.</param>
internal sealed record MailRecords(string Sender, DkimName? Signing, string Key, IReadOnlyList<string> Hosts)
{
    /// <summary>The longest piece of a TXT record (RFC 1035 section 3.3.14).</summary>
    private const int LongestPiece = 255;

    public IEnumerable<string> Lines()
    {
        yield return $"Three TXT records in the DNS let other mail servers believe that mails from {Sender} are the city's.";
        yield return "";
        foreach (var line in Dkim().Concat(Spf()).Concat(Dmarc())) yield return line;
        yield return "Send a mail to an address at a large provider afterwards and look at its header Authentication-Results: dkim, spf and dmarc must say pass.";
    }

    private IEnumerable<string> Dkim()
    {
        yield return "1. DKIM: the key by which receivers see that a mail is the city's and was not changed";
        if (Signing is not { } name)
        {
            yield return "   Mail:Dkim:Selector is empty, so mails leave unsigned. Set the records of whoever signs them for the city.";
            yield return "";
            yield break;
        }

        yield return $"   name   {name.Record}";
        yield return $"   value  {Key}";
        yield return "   In a zone file, in pieces:";
        yield return $"   {name.Record}. IN TXT ( {string.Join(' ', Key.Chunk(LongestPiece).Select(p => $"\"{new string(p)}\""))} )";
        if (!name.Vouches(Sender))
            yield return $"   WRONG: {name.Domain} does not stand above {Sender}, so receivers will not take this signature for the sender's. Change Mail:Dkim:Domain.";
        yield return "   The private half lies in the data folder under keys and is in every backup.";
        yield return "";
    }

    private IEnumerable<string> Spf()
    {
        var allowed = Hosts.Count > 0 ? string.Concat(Hosts.Select(h => IsAddress(h) ? $"ip{(h.Contains(':', StringComparison.Ordinal) ? 6 : 4)}:{h} " : $"a:{h} ")) : "a:MAIL-SERVER ";
        yield return "2. SPF: which machines may send such mails";
        yield return $"   name   {Sender}";
        yield return $"   value  v=spf1 {allowed}-all";
        yield return "   Where a company sends the city's mail on, put the include:... that it names in the place of its servers. A domain has one record that";
        yield return "   begins with v=spf1: if there is one already, add to it.";
        yield return "";
    }

    private IEnumerable<string> Dmarc()
    {
        yield return "3. DMARC: what receivers do with mails that only pretend to be the city's";
        yield return $"   name   _dmarc.{Sender}";
        yield return $"   value  v=DMARC1; p=none; rua=mailto:postmaster@{Sender}";
        yield return "   Begin with p=none and read the reports for some weeks. When all of the city's own mails pass, write p=quarantine, then p=reject.";
        yield return "";
    }

    private static bool IsAddress(string host) => System.Net.IPAddress.TryParse(host, out _);
}
