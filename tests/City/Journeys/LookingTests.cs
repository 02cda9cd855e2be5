using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>The pages of looking, on a phone and on a desk: nothing wider than the screen, nothing that axe objects to.</summary>
public sealed class LookingTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_resident_reads_who_looked_and_the_auditor_searches(int width)
    {
        await using var hanako = await ome.NewVisit(width: width);
        await hanako.Go("/sign-in");
        await hanako.Type("mail", $"looks{width}@ome.example");
        await hanako.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await hanako.Go("/simulators/mail");
        var letter = hanako.Page.Locator($"main a:has-text('looks{width}@ome.example')").First;
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (await letter.CountAsync() == 0 && patience.Elapsed < TimeSpan.FromSeconds(20)) await hanako.Go("/simulators/mail");
        await letter.ClickAsync();
        await hanako.Page.Locator("a[href*='token=']").First.ClickAsync();
        await hanako.Press("ログインする");
        await hanako.Go("/my/looks");
        await hanako.Look($"privacy-looks-{width}");
        await hanako.Go("/my/data");
        await hanako.Look($"privacy-data-{width}");
        await hanako.Go("/my/ways");
        await hanako.Type("phone", $"090-1234-{width:0000}");
        await hanako.Press("確認コードを送る");
        await hanako.Look($"ways-phone-{width}");
        await hanako.Type("code", "000");
        await hanako.Press("この番号を登録する");
        await hanako.Look($"ways-wrong-code-{width}");

        await using var auditor = await ome.NewVisit(width: width);
        await SignIn(auditor, "dx");
        foreach (var (path, picture) in new[] { ("/staff/journal", "journal"), ("/staff/journal/unusual", "unusual"), ("/staff/keys", "keys") })
        {
            await auditor.Go(path);
            await auditor.Look($"privacy-{picture}-{width}");
        }

        await using var clerk = await ome.NewVisit(width: width);
        await SignIn(clerk, "clerk");
        await clerk.Go("/staff/retention");
        await clerk.Look($"privacy-retention-{width}");

        await using var keeper = await ome.NewVisit(width: width);
        await SignIn(keeper, "shimin");
        await keeper.Go("/staff/protection");
        await keeper.Type("mail", $"looks{width}@ome.example");
        await keeper.Page.Locator("select[name=office]").SelectOptionAsync("seiso-recycle");
        await keeper.Press("対象者にする");
        await keeper.Look($"privacy-protection-{width}");
    }

    private static async Task SignIn(Visit visit, string login)
    {
        await visit.Go("/staff/sign-in");
        await visit.Type("login", login);
        await visit.Type("password", $"demo-{login}");
        await visit.Page.Locator("main form button[type=submit]").First.ClickAsync();
    }
}
