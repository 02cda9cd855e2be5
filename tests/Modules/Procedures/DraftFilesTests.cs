using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn.MyAccount;
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
        await Apply(client, await SendFile(client, "a.jpg"));
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

    [Fact]
    public async Task What_an_application_names_outlives_a_draft_that_named_it_first()
    {
        using var client = await ome.NewBrowser("twice@example.jp");
        var (file, other) = (await SendFile(client, "a.jpg"), await SendFile(client, "b.jpg"));
        using var draft = new StringContent(new JsonObject { ["領収書"] = new JsonArray(file, other) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var begun = await client.PostAsync(new Uri("/api/procedures/namagomi-kiki-hojokin/drafts", UriKind.Relative), draft);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        await Apply(client, file);
        ome.Clock.Move(TimeSpan.FromDays(Draft.Days + 1));
        Assert.False((await ome.AsSystem.Perform(new ForgetDrafts(), default)).IsRefused);
        await KeptAlone(file);
    }

    [Fact]
    public async Task What_an_application_names_outlives_the_account_and_nothing_else_does()
    {
        var account = (await ome.SignIn("leaves@example.jp")).Actor;
        using var client = await ome.NewBrowser("leaves@example.jp");
        var (file, _) = (await SendFile(client, "a.jpg"), await SendFile(client, "b.jpg"));
        await Apply(client, file);
        Assert.False((await ome.As(account).Perform(new DeleteAccount("ok", "ok"), default)).IsRefused);
        await KeptAlone(file);
    }

    private async Task KeptAlone(string file)
    {
        await using var db = ome.Read();
        var left = Assert.Single(await db.Set<FileRow>().ToListAsync());
        Assert.Equal((file, (Guid?)(await db.Set<Application>().SingleAsync()).Id.Value), (left.Id.Value.ToString(), left.KeptFor));
        Assert.NotNull((await db.Set<EntryRow>().SingleAsync(e => e.About == left.Id.Value && e.Name == "files.kept")).Payload);
    }

    private static async Task<string> SendFile(HttpClient client, string name)
    {
        using var content = new ByteArrayContent(Browser.Jpeg());
        using var kept = await client.PostAsync(new Uri($"/api/files?name={name}", UriKind.Relative), content);
        return (string)JsonNode.Parse(await kept.Content.ReadAsStringAsync())!["id"]!;
    }

    private static async Task Apply(HttpClient client, string file)
    {
        var body = TypedJson.Write(Subsidy.Form.Read(Subsidy.Filled(), Subsidy.Reading).Value.All);
        body["領収書"] = new JsonArray(file);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/procedures/namagomi-kiki-hojokin/applications") { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", file } } };
        using var sent = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
    }

    private async Task<List<FileRow>> Files()
    {
        await using var db = ome.Read();
        return await db.Set<FileRow>().ToListAsync();
    }
}
