using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>デモ 梅, whose matters they are, and her daughter 花子, who sees to them.</summary>
internal sealed class BehalfWorld : IDisposable
{
    public const string Page = "/my/behalf";

    private readonly Ome ome;

    private BehalfWorld(Ome ome, string of) => (this.ome, Ume, Hanako, UmeMail, HanakoMail) = (ome, new Browser(ome), new Browser(ome), $"ume-{of}@example.jp", $"hanako-{of}@example.jp");

    public Browser Ume { get; }

    public Browser Hanako { get; }

    public string UmeMail { get; }

    public string HanakoMail { get; }

    public Guid Mandate { get; private set; }

    public Actor UmeHerself { get; private set; } = Actor.Visitor;

    public Actor HanakoHerself { get; private set; } = Actor.Visitor;

    /// <summary>Both are signed in, and nobody acts for anybody.</summary>
    public static async Task<BehalfWorld> Of(Ome ome, string of)
    {
        var world = new BehalfWorld(ome, of);
        await world.Ume.SignIn(world.UmeMail);
        await world.Hanako.SignIn(world.HanakoMail);
        world.UmeHerself = (await ome.SignIn(world.UmeMail)).Actor;
        world.HanakoHerself = (await ome.SignIn(world.HanakoMail)).Actor;
        return world;
    }

    /// <summary>花子 may act for 梅 by a right of this kind: offered and accepted, or declared and confirmed where nobody can offer it.</summary>
    public static async Task<BehalfWorld> Given(Ome ome, string of, string kind = "delegate")
    {
        var world = await Of(ome, of);
        if (kind == "guardian")
        {
            world.Mandate = await world.Declare(kind);
            Assert.False((await ome.As(await ome.StaffMember("shimin")).Perform(
                new ConfirmMandate(MandateId.From(world.Mandate), Day("2026-11-20"), Day("2027-03-31")), default)).IsRefused);
            return world;
        }

        var token = await world.Offer(kind);
        var accepted = await world.Hanako.Post(Page + "/accept", ("token", token), ("agent", "デモ 花子"));
        Assert.Equal(Page, accepted.Location);
        world.Mandate = Guid.ParseExact(token.Split('.')[0], "n");
        return world;
    }

    /// <summary>梅 makes an offer, and gives what stands in its link.</summary>
    public async Task<string> Offer(string kind = "delegate")
    {
        var offered = await Ume.Post(Page + "/offer", [("kind", kind), ("principal", "デモ 梅"), ("scope", "all"), .. Days()]);
        Assert.Equal(Page, offered.Location);
        var link = (await Ume.Get(Page)).Document.QuerySelector(".mandate-link")!.TextContent;
        return link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];
    }

    /// <summary>花子 declares that she may act for 梅.</summary>
    public async Task<Guid> Declare(string kind) => (await Declare(ome, Hanako, HanakoHerself.Id, kind, "デモ 梅", "デモ 花子")).Id.Value;

    /// <summary>Somebody declares that she may act for another, and gives what is kept of it.</summary>
    public static async Task<Mandate> Declare(Ome ome, Browser browser, Guid account, string kind, string principal, string agent)
    {
        Guid? hers = account;
        await using var db = ome.Read();
        var before = await db.Set<Mandate>().Where(m => m.Agent == hers).Select(m => m.Id).ToListAsync();
        var declared = await browser.Post(
            Page + "/declare", ("evidence", "koseki.jpg", Browser.Jpeg()),
            [("kind", kind), ("principal", principal), ("agent", agent), ("scope", "all"), .. Days()]);
        Assert.Equal(Page, declared.Location);
        return (await db.Set<Mandate>().Where(m => m.Agent == hers).ToListAsync()).Single(m => !before.Contains(m.Id));
    }

    /// <summary>A clerk of 市民課, who may type in for others.</summary>
    public static async Task<Browser> Clerk(Ome ome)
    {
        using var signedIn = await ome.StaffBrowser("shimin");
        var browser = new Browser(ome);
        browser.Keep("session", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single()["session=".Length..], "/");
        return browser;
    }

    public async Task Begin() => Assert.Equal("/my", (await Hanako.Post($"{Page}/{Mandate}/begin", ("then", "/my"))).Location);

    public Task<Seen> Stop() => Hanako.Post("/behalf/stop");

    public Task<Seen> End() => Ume.Post($"{Page}/{Mandate}/end");

    /// <summary>花子 as the page knows her while she acts for 梅.</summary>
    public async Task<Actor> HanakoForUme()
    {
        await using var db = ome.Read();
        var id = MandateId.From(Mandate);
        return HanakoHerself with { OnBehalfOf = (await db.Set<Mandate>().SingleAsync(m => m.Id == id)).For(HanakoHerself.Id, new DateOnly(2026, 11, 20), ome.Get<Vault>().Work())! };
    }

    /// <summary>花子 fills in the subsidy and sends it, and its case is opened.</summary>
    public async Task<Application> Apply(Browser? by = null)
    {
        var browser = by ?? Hanako;
        var sent = await Applicant.Send(browser, await Applicant.FillIn(browser));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        await ome.CaughtUp();
        await using var db = ome.Read();
        var receipt = sent.Location["/applications/".Length..];
        return await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
    }

    /// <summary>The city asks for something to be put right, and tells whoever is told of it.</summary>
    public async Task AskForCorrection(Application application)
    {
        await using var db = ome.Read();
        var found = await db.Set<Case>().SingleAsync(c => c.Receipt == application.Receipt);
        Assert.False((await ome.As(await ome.StaffMember("clerk")).Perform(new RequestCorrection(found.Id, "機種", "保証書と違います。"), default)).IsRefused);
    }

    /// <summary>The entry of this name about the thing.</summary>
    public static async Task<EntryRow> Entry(Ome ome, string name, Guid about)
    {
        await using var db = ome.Read();
        return await db.Set<EntryRow>().Where(e => e.Name == name && e.About == about).OrderByDescending(e => e.Position).FirstAsync();
    }

    public static DateParts Day(string date) => DateParts.Of(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    public static (string, string)[] Days(int fromDay = 20, int untilYear = 2027) =>
    [
        ("from.era", "western"), ("from.year", "2026"), ("from.month", "11"), ("from.day", $"{fromDay}"),
        ("until.era", "western"), ("until.year", $"{untilYear}"), ("until.month", "3"), ("until.day", "31"),
    ];

    public void Dispose()
    {
        Ume.Dispose();
        Hanako.Dispose();
    }
}

/// <summary>Limits a mandate to one procedure: another than the demo has, as if the city offered two, where none is named.</summary>
internal sealed record LimitMandate(Guid Mandate, string Procedure = "another-procedure") : IAct<Done>
{
    public ActKind Kind { get; } = new("test.limit-mandate", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var id = MandateId.From(Mandate);
        await acting.Db.Set<Mandate>().Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Procedures, Procedure), ct);
        acting.Record(new NoteWritten(Mandate, "limited"));
        return Done.Yes;
    }
}
