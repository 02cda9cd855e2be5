using System.Globalization;
using Microsoft.Extensions.Configuration;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages;

/// <summary>
/// The mail servers that the installation names in its section <c>Mail</c> (Host, Port, Security, User, Password, Weight, and more of
/// the like under Servers; Helo and Dkim for all), or the simulated one where a simulated city names none. Asked before every round,
/// so a change needs no restart.
/// </summary>
internal sealed class MailServer(
    IConfiguration configuration, IEnumerable<ISimulatedMailServer> simulated, DataFolder folder, CityFacts facts, SiteAddress site, MailRelays relays)
{
    private const int MostWeight = 1_000;

    /// <summary>The way out now, or why there is none. Of several servers each call chooses one.</summary>
    public MailWay Way()
    {
        if (!EmailAddress.Parse(facts.MailFrom).Try(out var from, out _)) return new(MailReadiness.NoSender);
        var section = configuration.GetSection("Mail");
        var domain = from.Value[(from.Value.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var signing = DkimName.Of(section, domain);
        List<IConfigurationSection> named = [.. section.GetSection("Servers").GetChildren()];
        if (section["Host"] is { Length: > 0 }) named.Insert(0, section);
        if (named.Count == 0)
            return StandIn() is { } port
                ? Ready(Settings("127.0.0.1", port, SmtpSecurity.None, null, null, domain, null), isStandIn: true)
                : new(MailReadiness.NotConfigured);

        var read = named.Select(Relay).ToList();
        return read.TrueForAll(r => r is not null) ? Ready(relays.Choose([.. read.OfType<MailRelay>()]), isStandIn: false) : new(MailReadiness.Misconfigured);

        MailRelay? Relay(IConfigurationSection one)
        {
            if (one["Host"] is not { Length: > 0 } host) return null;
            var security = SmtpSecurity.StartTls;
            if (one["Security"] is { Length: > 0 } word && !Enum.TryParse(word, ignoreCase: true, out security)) return null;
            var usual = security switch { SmtpSecurity.Tls => 465, SmtpSecurity.StartTls => 587, _ => 25 };
            if (Number(one["Port"], usual, 65_535) is not { } at || Number(one["Weight"], 1, MostWeight) is not { } weight) return null;
            var settings = Settings(host, at, security, one["User"], one["Password"], section["Helo"] ?? domain, signing);
            return IsUsable(settings) ? new(settings, weight) : null;
        }

        SmtpSettings Settings(string server, int port, SmtpSecurity kept, string? user, string? password, string helo, DkimName? signed) => new()
        {
            Host = server, Port = port, Security = kept, User = string.IsNullOrEmpty(user) ? null : user, Password = password,
            FromAddress = from, FromName = facts.Name, HeloName = helo, MessageIdDomain = domain, Signing = signed,
        };
    }

    /// <summary>The number written there, or the usual one where none is; null where it is none from 1 to the most.</summary>
    private static int? Number(string? written, int usual, int most) =>
        string.IsNullOrEmpty(written) ? usual
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;

    private MailWay Ready(SmtpSettings settings, bool isStandIn) =>
        site.Value is { } address ? new(MailReadiness.Ready, settings, address, isStandIn) : new(MailReadiness.NoSiteAddress);

    private int? StandIn() =>
        folder.Origin is Origin.Simulated ? simulated.Select(s => s.Port).FirstOrDefault(p => p is not null) : null;

    private static bool IsUsable(SmtpSettings settings)
    {
        try
        {
            SmtpSettings.Demand(settings);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <param name="Readiness">Whether mails can leave.</param>
/// <param name="Settings">How, where they can.</param>
/// <param name="Site">Where this site is, for the links in them.</param>
/// <param name="IsStandIn">Whether they stay on this machine.</param>
internal sealed record MailWay(MailReadiness Readiness, SmtpSettings? Settings = null, string? Site = null, bool IsStandIn = false);

internal enum MailReadiness
{
    Ready,
    NotConfigured,
    Misconfigured,
    NoSender,
    NoSiteAddress,
}
