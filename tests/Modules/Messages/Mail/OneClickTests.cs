using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>The button that mail programs show beside a sender (RFC 8058), pressed by the program and not by a browser.</summary>
public sealed class OneClickTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp", Site = "https://www.ome.example";

    private readonly MailDay day = new();

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        await day.StartAgain(("Site:Address", Site));
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task A_mail_program_stops_what_the_mail_is_for_without_session_or_question()
    {
        await day.Tell(Hanako);
        await day.SendAll();
        var mail = Assert.Single(day.Mail.Received);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Parts.Header("List-Unsubscribe-Post"));
        var link = mail.Parts.Header("List-Unsubscribe").Trim();
        Assert.StartsWith($"<{Site}/stop/", link, StringComparison.Ordinal);
        Assert.Contains(link.Trim('<', '>'), mail.Text, StringComparison.Ordinal);

        using var fields = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, await Press(link, fields));
        await day.Tell(Hanako);
        await using var db = day.Ome.Read();
        Assert.Single(await db.Set<Delivery>().ToListAsync(day.Deadline));
        using var parts = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        Assert.Equal(HttpStatusCode.OK, await Press(link, parts));
    }

    [Fact]
    public async Task A_mail_that_she_asked_for_herself_has_no_such_button()
    {
        Assert.False((await day.Ome.AsSystem.Perform(new AskForLink(Hanako, "/", Language.Ja), day.Deadline)).IsRefused);
        await day.SendAll();
        Assert.Empty(Assert.Single(day.Mail.Received).Parts.Header("List-Unsubscribe"));
    }

    /// <summary>As a mail program posts: no cookie, no word of where it comes from.</summary>
    private async Task<HttpStatusCode> Press(string link, HttpContent content)
    {
        using var program = new HttpClient { BaseAddress = new Uri(day.Ome.Address) };
        using var answer = await program.PostAsync(new Uri(new Uri(link.Trim('<', '>')).AbsolutePath, UriKind.Relative), content, day.Deadline);
        return answer.StatusCode;
    }
}
