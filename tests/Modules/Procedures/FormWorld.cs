using System.Text;
using AngleSharp.Dom;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>Ome with one procedure more: a form with every kind of question, conditions, rows and an early end.</summary>
public sealed class FormWorld : IAsyncLifetime
{
    public const string Id = "shiken-yoshiki";

    public static readonly string Yaml = File.ReadAllText(Path.Combine(Ome.Repository, "tests", "Modules", "World", "procedures", Id + ".yaml"));

    public Ome Ome { get; } = new();

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        await Publish(Yaml);
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    /// <summary>Puts a version of it into force.</summary>
    public async Task Publish(string yaml)
    {
        var files = TestCity.Files;
        var layer = files.All.First(f => f.Path == Subsidy.Path).Layer;
        var published = await Ome.Get<ReleaseShelf>().Publish(
            Ome.AsSystem, new ReleaseFiles(files.All.Append(new ReleaseFile($"procedures/{Id}.yaml", layer, Encoding.UTF8.GetBytes(yaml)))), CancellationToken.None);
        Assert.False(published.IsRefused);
    }

    /// <summary>Begins to fill it in; the path of the draft.</summary>
    internal static Task<string> Begin(Browser browser) => Applicant.Begin(browser, "/procedures/" + Id);

    /// <summary>What is typed in each step of a good application; a new one, without a fee of its own.</summary>
    internal static (string Name, string? Value)[] Good(string step) => step switch
    {
        "before" => [("公務員", "no"), ("区分", "新規"), ("部数", "2")],
        "changed" => [("変わった日.era", "reiwa"), ("変わった日.year", "8"), ("変わった日.month", "10"), ("変わった日.day", "1")],
        "kinds" => [("氏名.family", "青梅"), ("氏名.given", "花子")],
        _ => Person(0, "太郎"),
    };

    /// <summary>What is typed of one person of the household.</summary>
    internal static (string Name, string? Value)[] Person(int row, string given) =>
    [
        ($"世帯員.{row}.世帯員氏名.family", "青梅"), ($"世帯員.{row}.世帯員氏名.given", given),
        ($"世帯員.{row}.世帯員生年月日.year", "2020"), ($"世帯員.{row}.世帯員生年月日.month", "4"), ($"世帯員.{row}.世帯員生年月日.day", "5"),
        ($"世帯員.{row}.別居", "no"),
    ];

    /// <summary>Fills in every step by pressing next on the pages that are shown; the draft's path.</summary>
    internal static async Task<string> FillIn(Browser browser)
    {
        var draft = await Begin(browser);
        var page = await browser.Get($"{draft}/before");
        foreach (var step in new[] { "before", "kinds", "people" }) page = await browser.Follow(await browser.Press(page, "next", Good(step)));
        Assert.NotNull(page.Document.QuerySelector("main a[href^='/sign-in'], input[name=seen]"));
        return draft;
    }

    /// <summary>The fields of the page that stand open before her.</summary>
    internal static IEnumerable<string> Asked(Seen page) => page.Document.QuerySelectorAll("main form input:not([type=hidden]), main form select, main form textarea")
        .Where(f => !f.Ancestors<IElement>().Any(a => a.HasAttribute("hidden"))).Select(f => f.GetAttribute("name")!).Distinct();
}
