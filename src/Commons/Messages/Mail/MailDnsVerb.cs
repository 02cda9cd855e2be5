using System.Data.Common;
using Microsoft.Extensions.Configuration;
using SmartLocal.Kernel;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages.Mail;

/// <summary>Says what belongs in the DNS. Makes the key that signs mails where there is none yet; also while the city runs.</summary>
internal sealed class MailDnsVerb(IConfiguration configuration, ReleaseShelf shelf, CityFacts facts, DkimKey key) : IVerb
{
    public string Words => "mail dns";

    public string Help => "mail dns                the records to set in the DNS so that the city's mails are believed: DKIM, SPF, DMARC";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments.Count > 0) return 2;
        if (!await IsPublished(ct) || !EmailAddress.Parse(facts.MailFrom).Try(out var from, out _))
        {
            await output.WriteLineAsync("The city has no sender yet: name mailFrom in city.yaml and publish it, then ask again.");
            return 1;
        }

        var section = configuration.GetSection("Mail");
        var sender = from.Value[(from.Value.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var signing = DkimName.Of(section, sender);
        if (!IsUsable(signing))
        {
            await output.WriteLineAsync("Mail:Dkim:Selector and Mail:Dkim:Domain must be names as they stand in the DNS: letters, digits and hyphens between dots.");
            return 1;
        }

        string?[] hosts = [section["Host"], .. section.GetSection("Servers").GetChildren().Select(s => s["Host"])];
        var records = new MailRecords(sender, signing, key.Record, [.. hosts.OfType<string>().Where(h => h.Length > 0).Distinct()]);
        foreach (var line in records.Lines()) await output.WriteLineAsync(line);
        return 0;
    }

    private static bool IsUsable(DkimName? name)
    {
        try
        {
            name?.Demand();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>False for a folder in which nothing was ever started: its database has no tables.</summary>
    private async Task<bool> IsPublished(CancellationToken ct)
    {
        try
        {
            return await shelf.TakeCurrent(ct);
        }
        catch (DbException)
        {
            return false;
        }
    }
}
