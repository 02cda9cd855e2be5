using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Mail;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>The city's mails through Debian's Postfix, and what OpenDKIM says of them: two programs that have never seen ours.</summary>
[Trait("Engine", "one")]
public sealed class PostfixTests : IAsyncLifetime, IDisposable
{
    private const string Sender = "noreply@ome.example";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [PostfixFact]
    public async Task Postfix_takes_our_mails_over_one_line_and_OpenDkim_says_that_they_are_the_citys()
    {
        await using var postfix = await Start();
        await day.Tell(Postfix.Here);
        await day.SendAll();
        Assert.Equal((DeliveryState.Accepted, 250), ((await day.OnlyDelivery()).State, (await day.OnlyDelivery()).Code));

        var file = await postfix.Mail(Postfix.Here);
        var mail = await File.ReadAllTextAsync(file);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail, StringComparison.Ordinal);
        Assert.Contains("(s=smartlocal, d=ome.example, 2048-bit key) succeeded", await Verify(mail), StringComparison.Ordinal);
        Assert.Contains("signature verification failed", await Verify(mail.Replace("Subject: ", "Subject: Re: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var body = mail.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        Assert.Contains("failed", await Verify(mail[..body] + (mail[body] == 'A' ? 'B' : 'A') + mail[(body + 1)..]), StringComparison.Ordinal);
    }

    [PostfixFact]
    public async Task A_mail_that_Postfix_sends_back_is_understood()
    {
        await using var postfix = await Start();
        await day.Tell(Postfix.Gone);
        await day.SendAll();
        Assert.Equal(DeliveryState.Accepted, (await day.OnlyDelivery()).State);

        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(await postfix.Mail(Sender)));
        using var alias = new HttpClient { BaseAddress = new Uri(day.Ome.Address) };
        using var answer = await alias.PostAsync(new Uri(day.Ome.Get<ReturnLinks>().PathOf(Channel.Mail), UriKind.Relative), content, day.Deadline);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal((DeliveryState.Returned, 511), ((await day.OnlyDelivery()).State, (await day.OnlyDelivery()).Code));
        await using var db = day.Ome.Read();
        Assert.Single(await db.Set<Unreachable>().ToListAsync(day.Deadline));
    }

    [PostfixFact]
    public async Task An_address_that_Postfix_does_not_know_is_refused_and_the_next_mail_leaves_on_the_same_line()
    {
        await using var postfix = await Start();
        await day.Tell("nobody@example.jp");
        await day.SendAll();
        Assert.Equal((DeliveryState.Refused, 550), ((await day.OnlyDelivery()).State, (await day.OnlyDelivery()).Code));
        await day.Tell(Postfix.Here);
        await day.SendAll();
        await postfix.Mail(Postfix.Here);
        await day.Ome.Stop(); // says good-bye on the line
        Assert.Single(await postfix.Said("disconnect from"), line => line.Contains("rcpt=1/2 data=1 rset=1 quit=1", StringComparison.Ordinal));
    }

    private async Task<Postfix> Start()
    {
        var postfix = await Postfix.Start(Sender);
        await day.StartAgain(
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", postfix.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "None"), ("Site:Address", "https://www.ome.example"));
        return postfix;
    }

    /// <summary>As a receiver checks it, with the key from a file in place of the DNS.</summary>
    private async Task<string> Verify(string mail)
    {
        var (keys, settings, file) = (Path.Combine(day.Ome.DataFolder, "dns"), Path.Combine(day.Ome.DataFolder, "opendkim.conf"), Path.Combine(day.Ome.DataFolder, "mail"));
        await File.WriteAllTextAsync(keys, $"{new DkimName("smartlocal", "ome.example").Record} {day.Ome.Get<DkimKey>().Record}\n");
        // The clock of the tests stands on a day that may be to come.
        await File.WriteAllTextAsync(settings, $"Mode v\nTestPublicKeys {keys}\nClockDrift 100000000\n");
        await File.WriteAllTextAsync(file, mail);
        return await Postfix.Run("opendkim", "-x", settings, "-vv", "-t", file);
    }
}
