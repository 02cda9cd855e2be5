using SmartLocal.Modules.Tests.World;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>What a resident finds in her mailbox.</summary>
internal static class OwnMailbox
{
    /// <summary>The text of the mail to the address under that subject, as soon as it is there.</summary>
    /// <param name="ome">The city.</param>
    /// <param name="address">Whose.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="nth">The first under this subject, or a later one.</param>
    public static async Task<string> Mailed(this Ome ome, string address, string subject, int nth = 1)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var seen = new HashSet<long>();
        return (await ome.Get<MailSimulator>().WaitFor(m => m.Recipients.Contains(address) && m.Subject == subject && seen.Add(m.Number) && seen.Count == nth, deadline.Token)).Text;
    }

    /// <summary>The secret in a mailed link.</summary>
    public static string TokenIn(this Ome ome, string mail)
    {
        var link = mail.Split('\n').Single(l => l.StartsWith($"{ome.Address}/sign-in/link?token=", StringComparison.Ordinal)).Trim();
        return link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }
}
