using System.Globalization;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Mail;

/// <summary>What the simulated mailbox shows: the newest mails and, where one was asked for, that one opened.</summary>
public sealed record MailPageModel
{
    /// <summary>More than a person scrolls through on a phone; the simulator keeps more than the page shows.</summary>
    private const int Shown = 100;

    private MailPageModel(IReadOnlyList<ReceivedMail> mails, ReceivedMail? opened, bool isGone, Uri site, string path)
    {
        Mails = mails;
        Opened = opened;
        IsGone = isGone;
        Site = site;
        Path = path;
    }

    internal IReadOnlyList<ReceivedMail> Mails { get; }

    internal ReceivedMail? Opened { get; }

    /// <summary>Whether a mail was asked for that is not kept any more.</summary>
    internal bool IsGone { get; }

    internal Uri Site { get; }

    internal string Path { get; }

    /// <summary>The mailbox now.</summary>
    /// <param name="simulator">Where the mails are.</param>
    /// <param name="number">The mail to open, or null for none.</param>
    /// <param name="site">This site's own address: only links to it can be followed.</param>
    /// <param name="path">Where the page stands, without a slash at the end; a mail stands under it by its number.</param>
    internal static MailPageModel Of(MailSimulator simulator, long? number, Uri site, string path)
    {
        var all = simulator.Received;
        var opened = number is null ? null : all.FirstOrDefault(m => m.Number == number);
        return new MailPageModel([.. all.Reverse().Take(Shown)], opened, number is not null && opened is null, site, path);
    }

    internal string Href(ReceivedMail mail) => string.Create(CultureInfo.InvariantCulture, $"{Path}/{mail.Number}");

    /// <summary>The time in Japan for machines.</summary>
    internal static string Stamp(ReceivedMail mail) => Instant.From(mail.At).ToString();
}
