using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>A file goes with what it was sent for, and a file for nothing goes by itself.</summary>
public sealed class DraftFilesTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task With_a_forgotten_draft_its_files_are_forgotten_in_the_journal_too()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        await browser.Post($"{draft}/attachments", ("領収書", "hers.jpg", Browser.Jpeg()), ("action", "pause"));
        var file = (await Files()).Single();
        ome.Clock.Move(TimeSpan.FromDays(Draft.Days + 1));
        Assert.False((await ome.AsSystem.Perform(new ForgetDrafts(), default)).IsRefused);
        Assert.Empty(await Files());
        await using var db = ome.Read();
        var entry = await db.Set<EntryRow>().SingleAsync(e => e.About == file.Id.Value && e.Name == "files.kept");
        Assert.Null(entry.Payload);
    }

    [Fact]
    public async Task What_she_took_out_again_is_gone_at_once_and_what_she_sent_is_kept_with_the_application()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("files@example.jp");
        var draft = await Applicant.FillIn(browser);
        await browser.Post($"{draft}/attachments", ("保証書", "out.jpg", Browser.Jpeg()), ("action", "pause"));
        var remove = (await browser.Get($"{draft}/attachments")).Document.QuerySelectorAll(".files button[name=remove]")[^1].GetAttribute("value")!;
        await browser.Post($"{draft}/attachments", ("remove", remove));
        Assert.Equal(["receipt.jpg"], (await Files()).Select(f => f.Name));

        var sent = await Applicant.Send(browser, draft);
        await ome.CaughtUp();
        await using var db = ome.Read();
        var receipt = sent.Location["/applications/".Length..];
        Assert.Equal((await db.Set<Application>().SingleAsync(a => a.Receipt == receipt)).Id.Value, (await Files()).Single().KeptFor);
        ome.Clock.Move(TimeSpan.FromDays(400));
        Assert.Equal(ForgetWaiting.NothingWaits, (await ome.AsSystem.Perform(new ForgetWaiting(), default)).Refusal.Kind);
    }

    [Fact]
    public async Task What_a_machine_sent_and_named_in_an_application_is_kept_with_it()
    {
        using var client = await ome.NewBrowser("named@example.jp");
        using var content = new ByteArrayContent(Browser.Jpeg());
        using var kept = await client.PostAsync(new Uri("/api/files?name=a.jpg", UriKind.Relative), content);
        var typed = Subsidy.Filled();
        var answers = Subsidy.Form.Read(typed, Subsidy.Reading).Value;
        var body = TypedJson.Write(answers.All);
        body["領収書"] = new JsonArray(JsonNode.Parse(await kept.Content.ReadAsStringAsync())!["id"]!.DeepClone());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/procedures/namagomi-kiki-hojokin/applications") { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", "named" } } };
        using var sent = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        ome.Clock.Move(KeptFiles.Waits + TimeSpan.FromDays(1));
        Assert.False((await ome.AsSystem.Perform(new ForgetWaiting(), default)).IsRefused);
        Assert.Equal(ForgetWaiting.NothingWaits, (await ome.AsSystem.Perform(new ForgetWaiting(), default)).Refusal.Kind);
        await using var db = ome.Read();
        Assert.Equal((await db.Set<Application>().SingleAsync()).Id.Value, (await Files()).Single().KeptFor);
    }

    [Fact]
    public async Task What_a_machine_sent_and_named_nowhere_is_forgotten()
    {
        using var client = await ome.NewBrowser("machine@example.jp");
        using var content = new ByteArrayContent(Browser.Jpeg());
        (await client.PostAsync(new Uri("/api/files?name=a.jpg", UriKind.Relative), content)).EnsureSuccessStatusCode();
        ome.Clock.Move(KeptFiles.Waits - TimeSpan.FromMinutes(1));
        Assert.True((await ome.AsSystem.Perform(new ForgetWaiting(), default)).IsRefused);
        ome.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.False((await ome.AsSystem.Perform(new ForgetWaiting(), default)).IsRefused);
        Assert.Empty(await Files());
    }

    private async Task<List<FileRow>> Files()
    {
        await using var db = ome.Read();
        return await db.Set<FileRow>().ToListAsync();
    }
}
