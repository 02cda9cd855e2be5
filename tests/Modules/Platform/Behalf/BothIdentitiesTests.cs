using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>The journal knows of everything that is done for another who did it and for whom.</summary>
public sealed class BothIdentitiesTests(Ome ome) : IClassFixture<Ome>
{
    /// <summary>Her own choice: from then on she is another's hand.</summary>
    private const string Begun = "behalf.acting-begun";

    [Fact]
    public async Task Every_entry_of_a_whole_journey_names_the_delegate_and_the_person()
    {
        using var world = await BehalfWorld.Given(ome, "journey", "family");
        var start = await Last();
        await world.Begin();

        // She writes, sends, prints, puts right what is asked, reads what the city wrote, and takes another application back.
        var application = await world.Apply();
        Assert.Equal(HttpStatusCode.SeeOther, (await world.Hanako.Post($"/applications/{application.Receipt}/copy/pdf")).Status);
        await using var db = ome.Read();
        var opened = await db.Set<Case>().SingleAsync(c => c.Receipt == application.Receipt);
        Assert.False((await ome.As(await ome.StaffMember("clerk")).Perform(new RequestCorrection(opened.Id, "機種", "保証書と違います。"), default)).IsRefused);
        await ome.CaughtUp();
        var form = (await world.Hanako.Get($"/applications/{application.Receipt}")).Document.QuerySelector("form[action*='/corrections/']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await world.Hanako.Post(form.GetAttribute("action")!, ("機種", "デモ電機 EC-9"))).Status);
        var message = await db.Set<Message>().FirstAsync(m => m.Account == world.UmeHerself.Id);
        Assert.Equal(HttpStatusCode.OK, (await world.Hanako.Get($"/my/messages/{message.Id.Value}")).Status);
        var second = await world.Apply();
        Assert.Equal(HttpStatusCode.SeeOther, (await world.Hanako.Post($"/applications/{second.Receipt}/withdrawal")).Status);
        await ByMachine(world);
        Assert.Equal(HttpStatusCode.SeeOther, (await world.Hanako.Post("/sign-out")).Status);
        await ome.CaughtUp();

        var keys = ome.Get<CityKeys>();
        var (hanako, ume) = (keys.Pseudonym(world.HanakoHerself.Id), keys.Pseudonym(world.UmeHerself.Id));
        var hers = await db.Set<EntryRow>().Where(e => e.Position > start && e.Actor == hanako && e.Name != Begun).OrderBy(e => e.Position).ToListAsync();
        foreach (var name in (string[])
            ["procedures.draft-started", "procedures.draft-saved", "files.kept", "procedures.application-submitted", "pdf.asked", "cases.correction-answered",
             "procedures.application-amended", "messages.read", "cases.withdrawn", "sign-in.signed-out"])
            Assert.Contains(hers, e => e.Name == name);
        foreach (var channel in (string[])[Channels.Web, Channels.Api]) Assert.Contains(hers, e => e.Channel == channel);
        Assert.All(hers, entry =>
        {
            Assert.Equal((entry.Name, "family", ume), (entry.Name, entry.ActedForKind, entry.ActedFor));
            using var payload = JsonDocument.Parse(entry.Payload!);
            Assert.Equal(
                (entry.Name, world.HanakoHerself.Id, world.UmeHerself.Id, world.Mandate),
                (entry.Name, payload.RootElement.GetProperty("actor").GetGuid(), payload.RootElement.GetProperty("for").GetGuid(), payload.RootElement.GetProperty("mandate").GetGuid()));
        });
        using var auditor = await ome.StaffBrowser("dx");
        Assert.Contains("procedures.application-submitted", await auditor.Text($"/staff/journal?subject={Uri.EscapeDataString(world.UmeMail)}&act=procedures."), StringComparison.Ordinal);
        Assert.False(await db.Set<EntryRow>().AnyAsync(e => e.Position > start && e.Actor == ume), "Something was written down as done by 梅, who did nothing");
    }

    private async Task<long> Last()
    {
        await using var db = ome.Read();
        return await db.Set<EntryRow>().MaxAsync(e => e.Position);
    }

    /// <summary>A program of hers hands in for 梅 too.</summary>
    private async Task ByMachine(BehalfWorld world)
    {
        using var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await ome.SignIn(world.HanakoMail)).Secret);
        client.DefaultRequestHeaders.Add(Mandates.Header, world.Mandate.ToString());
        using var photo = new ByteArrayContent(Browser.Jpeg());
        using var sent = await client.PostAsync(new Uri("/api/files?name=receipt.jpg", UriKind.Relative), photo);
        var file = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var body = new StringContent(ProceduresApiTests.Body(file), System.Text.Encoding.UTF8, "application/json");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "journey");
        using var answer = await client.PostAsync(new Uri("/api/procedures/namagomi-kiki-hojokin/applications", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
