using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Tests.Procedures;

/// <summary>What the city knows of her is offered, and used when she says so.</summary>
public sealed class KnownAnswersTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task Who_applies_again_is_offered_what_she_wrote_last_time_and_it_goes_in_when_she_says_so()
    {
        using var hanako = await CaseWorld.Sent(ome, "known@ome.example");
        ome.Clock.Move(TimeSpan.FromDays(3));
        var draft = await Applicant.Begin(hanako.Applicant);
        var page = await hanako.Applicant.Get($"{draft}/applicant");
        Assert.Equal(["氏名", "フリガナ", "住所", "電話", "メール"], Offered(page));
        Assert.Contains("前に出した申請から、2026年11月20日時点", page.Main, StringComparison.Ordinal);
        Assert.Equal("", page.Value("氏名.family") ?? ""); // offered, not filled in

        // She wants all but the name, and types the telephone number herself.
        var used = await hanako.Applicant.Post(
            $"{draft}/applicant", ("電話", "0428-22-9999"), ("known", "フリガナ"), ("known", "住所"), ("known", "電話"), ("known", "メール"), ("action", "use"));
        Assert.Equal($"{draft}/applicant", used.Location);
        page = await hanako.Applicant.Follow(used);
        Assert.Equal(("", "0428-22-9999", "東青梅1丁目11-1"), (page.Value("氏名.family") ?? "", page.Value("電話"), page.Value("住所")));
        Assert.Equal(["氏名"], Offered(page));

        // The form as it stands then is sent on, with one known answer changed.
        Assert.Equal(HttpStatusCode.SeeOther, (await hanako.Applicant.Press(page, "next", ("氏名.family", "青梅"), ("氏名.given", "花子"), ("住所", "東青梅1丁目11-2"))).Status);
        foreach (var step in new[] { "machine", "account", "declarations" })
            await hanako.Applicant.Post($"{draft}/{step}", [.. Applicant.Good(step), ("action", "next")]);
        await hanako.Applicant.Post($"{draft}/attachments", ("領収書", "receipt.jpg", Browser.Jpeg()), ("action", "next"));
        Assert.Contains("前に出した申請から", (await hanako.Applicant.Get($"{draft}/confirm")).Main, StringComparison.Ordinal);
        var sent = await Applicant.Send(hanako.Applicant, draft);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);

        var answers = await AnswersOf(sent.Location["/applications/".Length..], hanako);
        Assert.Equal(("earlier-application", "2026-11-20"), Source(answers, "フリガナ"));
        Assert.Equal(("account", "2026-11-23"), Source(answers, "メール"));
        Assert.Equal(("typed", null), Source(answers, "住所"));
        Assert.Equal(("typed", null), Source(answers, "電話"));
        Assert.Equal(("typed", null), Source(answers, "氏名"));

        await using var db = ome.Read();
        var about = Guid.Parse(draft.Split('/')[2]);
        Assert.Contains("reused=earlier-application", (await db.Set<EntryRow>().Where(e => e.About == about).Select(e => e.Facts).ToListAsync()).SelectMany(f => f.Split(';')));
    }

    [Fact]
    public async Task Nobody_else_is_offered_it()
    {
        using var sent = await CaseWorld.Sent(ome, "known-alone@ome.example");
        using var visitor = new Browser(ome);
        Assert.Empty(Offered(await visitor.Get($"{await Applicant.Begin(visitor)}/applicant")));
        using var stranger = new Browser(ome);
        await stranger.SignIn("known-stranger@ome.example");
        Assert.Equal(["メール"], Offered(await stranger.Get($"{await Applicant.Begin(stranger)}/applicant")));
    }

    [Fact]
    public async Task Her_page_of_the_procedure_leads_to_what_she_has_sent_until_it_is_over()
    {
        using var hanako = await CaseWorld.Sent(ome, "known-action@ome.example");
        var page = await hanako.Applicant.Get(Applicant.Page);
        Assert.Equal($"申請 {hanako.Receipt} の状況を見る", page.Document.QuerySelector($".ways a[href='{hanako.Page}']")!.TextContent.Trim());
        // Before the button that begins.
        Assert.True(page.Main.IndexOf(hanako.Receipt, StringComparison.Ordinal) < page.Main.IndexOf("申請をはじめる", StringComparison.Ordinal));

        using var stranger = new Browser(ome);
        await stranger.SignIn("known-nobody@ome.example");
        Assert.Null((await stranger.Get(Applicant.Page)).Document.QuerySelector(".ways"));
        Assert.False((await hanako.Withdraw()).IsRefused);
        Assert.Null((await hanako.Applicant.Get(Applicant.Page)).Document.QuerySelector(".ways"));
    }

    [Fact]
    public async Task An_agent_is_offered_what_she_may_see_of_the_person_and_nobodys_login()
    {
        using var hanako = await CaseWorld.Sent(ome, "known-principal@ome.example");
        var (agent, _) = await ome.SignIn("known-agent@ome.example");
        var person = new ActedFor("delegate", hanako.Account.Id);
        Assert.Empty(await Known("earlier-application", agent with { OnBehalfOf = person }));
        Assert.Equal(PersonDetail.Name, (await Known("earlier-application", agent with { OnBehalfOf = person with { Kind = "family" } }))[0].About);
        Assert.Empty(await Known("account", agent with { OnBehalfOf = person with { Kind = "family" } }));
        Assert.Equal("known-agent@ome.example", Assert.Single(await Known("account", agent)).Value);
    }

    private async Task<IReadOnlyList<KnownAnswer>> Known(string source, Actor resident)
    {
        await using var db = ome.Read();
        return await ome.Services.GetServices<IAnswerSource>().Single(s => s.Kind == source).Known(db, resident, default);
    }

    [Fact]
    public void Every_source_has_a_name_that_people_read() => Assert.All(
        ome.Services.GetServices<IAnswerSource>(), s => Assert.True(ome.Get<TextCatalogue>().Has($"forms.source.{s.Kind}"), s.Kind));

    private static IEnumerable<string> Offered(Seen page) => page.Document.QuerySelectorAll("input[name=known][checked]").Select(i => i.GetAttribute("value")!);

    private async Task<JsonElement> AnswersOf(string receipt, CaseWorld of)
    {
        var (actor, _) = await ome.SignIn("known@ome.example");
        Assert.Equal(of.Account.Id, actor.Id);
        await using var db = ome.Read();
        var row = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        return JsonDocument.Parse(ome.Get<SmartLocal.Platform.Privacy.Vault>().Own(actor.Id).Read(actor.Id, Application.AnswersColumn.Of(row.Id.Value), row.Answers)).RootElement;
    }

    private static (string?, string?) Source(JsonElement answers, string item)
    {
        var answer = answers.GetProperty(item);
        return (answer.GetProperty("source").GetString(), answer.TryGetProperty("asOf", out var day) ? day.GetString() : null);
    }
}
