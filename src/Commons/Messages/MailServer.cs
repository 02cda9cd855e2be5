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
/// The mail server that the installation names in its section <c>Mail</c> (Host, Port, Security, User, Password, Helo), or
/// the simulated one where a simulated city names none. Asked before every round, so a change needs no restart.
/// </summary>
internal sealed class MailServer(
    IConfiguration configuration, IEnumerable<ISimulatedMailServer> simulated, DataFolder folder, CityFacts facts, SiteAddress site, TimeProvider clock)
{
    /// <summary>The way out now, or why there is none.</summary>
    public MailWay Way()
    {
        if (!EmailAddress.Parse(facts.MailFrom).Try(out var from, out _)) return new(MailReadiness.NoSender);
        var named = configuration.GetSection("Mail");
        var domain = from.Value[(from.Value.IndexOf('@', StringComparison.Ordinal) + 1)..];
        if (named["Host"] is not { Length: > 0 } host)
            return StandIn() is { } port
                ? Ready(Settings("127.0.0.1", port, SmtpSecurity.None, null, null, domain), isStandIn: true)
                : new(MailReadiness.NotConfigured);

        var security = SmtpSecurity.StartTls;
        if (named["Security"] is { Length: > 0 } word && !Enum.TryParse(word, ignoreCase: true, out security)) return new(MailReadiness.Misconfigured);
        var usual = security switch { SmtpSecurity.Tls => 465, SmtpSecurity.StartTls => 587, _ => 25 };
        var at = usual;
        if (named["Port"] is { Length: > 0 } number && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out at)) return new(MailReadiness.Misconfigured);
        var settings = Settings(host, at, security, named["User"], named["Password"], named["Helo"] ?? domain);
        return IsUsable(settings) ? Ready(settings, isStandIn: false) : new(MailReadiness.Misconfigured);

        SmtpSettings Settings(string server, int port, SmtpSecurity kept, string? user, string? password, string helo) => new()
        {
            Host = server, Port = port, Security = kept, User = string.IsNullOrEmpty(user) ? null : user, Password = password,
            FromAddress = from, FromName = facts.Name, HeloName = helo, MessageIdDomain = domain,
        };
    }

    private MailWay Ready(SmtpSettings settings, bool isStandIn) =>
        site.Value is { } address ? new(MailReadiness.Ready, settings, address, isStandIn) : new(MailReadiness.NoSiteAddress);

    private int? StandIn() =>
        folder.Origin is Origin.Simulated ? simulated.Select(s => s.Port).FirstOrDefault(p => p is not null) : null;

    private bool IsUsable(SmtpSettings settings)
    {
        try
        {
            _ = new SmtpConversation(settings, clock);
            return settings.Port is > 0 and < 65536;
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
