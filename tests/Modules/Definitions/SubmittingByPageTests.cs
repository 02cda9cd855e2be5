using System.Net;
using System.Text.Json.Nodes;
using SmartLocal.Modules.Tests.Platform.SignIn;
using SmartLocal.Platform.Acts;
using SmartLocal.Simulators.DigitalId;
using SmartLocal.Tests.Definitions.Oracle;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Definitions;

/// <summary>
/// Every procedure that the city receives is filled in page by page, with answers that the oracle made, by somebody who sees only what the
/// pages show: she answers the fields that stand open, adds rows where she has more, and goes on; where the procedure asks for it, she
/// signs in and signs with a card that the digital-ID simulator reads. On one engine: the pages are the same on both.
/// </summary>
public sealed class SubmittingByPageTests(WholeCity whole) : IClassFixture<WholeCity>
{
    public static IEnumerable<object[]> Received => DefinitionWorld.Received;

    [Theory]
    [Trait("Engine", "one")]
    [MemberData(nameof(Received))]
    public async Task Whoever_answers_what_the_pages_ask_gets_a_receipt(string id)
    {
        var (raw, cases) = Of(id);
        var right = cases.Right(1).Single();
        var card = whole.Ome.Get<TestPeople>().All[0].Card;
        using var browser = new Browser(whole.Ome);
        if (raw.Identity is "authenticated" or "signed") await browser.ByCard(card);
        else await browser.SignIn($"page-{id}@example.jp", raw.Identity == "login" ? IdentityLevel.Login : IdentityLevel.MailedLink);

        var (walk, draft, path, page) = await Walk(browser, raw, right);
        Assert.True(path == draft + "/confirm", $"{path}: {string.Join('\n', PageWalk.Mistakes(page))}");
        Assert.True(walk.Unsaid.Count == 0, $"No page asked for {string.Join(", ", walk.Unsaid)}");
        if (raw.Identity == "signed")
        {
            Assert.Null(page.Document.QuerySelector("main form input[name=seen]"));
            await browser.SignByCard(card, draft);
            page = await browser.Get(path);
        }

        var sent = await browser.Press(page, "send");
        Assert.True(sent.Status is HttpStatusCode.SeeOther, sent.Main);
        var application = JsonNode.Parse((await browser.Get("/api" + sent.Location)).Document.Body!.TextContent)!;
        Assert.Equal(raw.Ends, application["ends"]!.GetValue<string>());
        var (given, kept) = (PageWalk.WithoutFiles(WholeCity.ReadBack(raw, right.Kept!)), PageWalk.WithoutFiles(application["answers"]!));
        Assert.True(JsonNode.DeepEquals(given, kept), $"{given!.ToJsonString()} was given and {kept!.ToJsonString()} is kept");
    }

    [Theory]
    [Trait("Engine", "one")]
    [MemberData(nameof(Received))]
    public async Task Whoever_answers_wrongly_is_led_to_each_mistake_in_the_definitions_words(string id)
    {
        var (raw, cases) = Of(id);
        using var browser = new Browser(whole.Ome);
        foreach (var wrong in cases.Wrong(6).Where(CanBeSaid).Take(2))
        {
            var (_, draft, path, page) = await Walk(browser, raw, wrong);
            if (wrong.About is { } ends)
            {
                Assert.Equal((wrong.Name, draft + "/exit"), (wrong.Name, path));
                Assert.Contains(ends, page.Main, StringComparison.Ordinal);
                continue;
            }

            var mistakes = PageWalk.Mistakes(page);
            Assert.True(mistakes.Count > 0, $"{wrong.Name}: nothing is wrong at {path}");
            foreach (var (control, words) in mistakes)
            {
                // In a row that stands closed the line is a button that opens it.
                var fault = wrong.Faults.FirstOrDefault(f => control.Split(':')[^1].StartsWith(f.Path.Replace(".family", "", StringComparison.Ordinal).Replace('.', '-'), StringComparison.Ordinal));
                Assert.True(fault is not null, $"{wrong.Name}: the page leads to {control} ({words}), and wrong are {string.Join(", ", wrong.Faults.Select(f => f.Path))}");
                Assert.Contains(fault.Says ?? "", words, StringComparison.Ordinal);
            }
        }
    }

    // Some mistakes only a program can make: a page has no field for an answer that there is not to choose, or for a day in one word.
    private static bool CanBeSaid(OracleCase wrong) =>
        wrong.Faults.All(f => f.Code is not ("forms.not-an-option" or "forms.not-a-point" or "kernel.date-unreadable") && !f.Code.StartsWith("files.", StringComparison.Ordinal));

    private (RawDefinition Raw, OracleCases Cases) Of(string id)
    {
        var raw = DefinitionWorld.Raw(id);
        whole.Ome.Clock.MoveTo(new DateTimeOffset(DefinitionWorld.DayOf(raw), new TimeOnly(10, 0), TimeSpan.FromHours(9)));
        return (raw, new OracleCases(raw, DefinitionWorld.DayOf(raw), FillingInTests.Seed(id)));
    }

    private static async Task<(PageWalk Walk, string Draft, string Path, Seen Page)> Walk(Browser browser, RawDefinition raw, OracleCase said)
    {
        var begun = await browser.Post($"/procedures/{raw.Id}/drafts");
        Assert.Equal(HttpStatusCode.SeeOther, begun.Status);
        var walk = new PageWalk(browser, raw.Form, said.Sent.AsObject());
        var (path, page) = await walk.ToTheEnd(begun.Location, await browser.Follow(begun));
        return (walk, begun.Location[..begun.Location.LastIndexOf('/')], path, page);
    }
}
