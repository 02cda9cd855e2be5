using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages;

/// <summary>Says where the city's mail server and its gateways tell what did not arrive; also while the city runs.</summary>
internal sealed class ReturnsVerb(ReturnLinks links, SiteAddress site) : IVerb
{
    public string Words => "mail returns";

    public string Help => "mail returns            where mail servers and SMS gateways say what did not arrive";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments.Count > 0) return 2;
        if (site.Value is not { } at)
        {
            await output.WriteLineAsync("Nobody has said where this site is: set Site:Address, then ask again.");
            return 1;
        }

        await output.WriteLineAsync($"""
            Keep these addresses to yourself and to those who carry for the city.

            1. Mails that come back: have the mailbox of mailFrom posted here, each mail as it came. With Postfix, in /etc/aliases:
               noreply: "|curl -sSf --data-binary @- -H 'Content-Type: message/rfc822' {at}{links.PathOf(Channel.Mail)} || exit 75"
               Exit 75 has Postfix keep the mail and try again.

            2. Receipts of SMS gateways (docs/guides/sms.md):
               {at}{links.PathOf(Channel.Sms)}
            """);
        return 0;
    }
}
