using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.Platform.Behalf;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures;

namespace SmartLocal.Tests.Procedures;

/// <summary>A draft is not forgotten without a word.</summary>
public sealed class DraftNoticeTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task Who_has_an_account_is_told_once_some_days_before_and_again_when_she_has_gone_on_with_it_since()
    {
        using var hanako = new Browser(ome);
        await hanako.SignIn("leaving@ome.example");
        var draft = await Applicant.Begin(hanako);
        using var visitor = new Browser(ome);
        var hers = await Applicant.Begin(visitor); // nobody knows whose
        using var sent = new Browser(ome);
        await sent.SignIn("sent@ome.example");
        await Applicant.Send(sent, await Applicant.FillIn(sent));

        Assert.Equal(WarnOfExpiry.NobodyToWarn, await Sweep());
        ome.Clock.Move(TimeSpan.FromDays(Draft.Days - Draft.NoticeDays) - TimeSpan.FromMinutes(1));
        Assert.Equal(WarnOfExpiry.NobodyToWarn, await Sweep());
        ome.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Null(await Sweep());
        Assert.Equal(WarnOfExpiry.NobodyToWarn, await Sweep());

        await hanako.SignIn("leaving@ome.example");
        var inbox = await hanako.Get("/my");
        var message = await hanako.Get(Assert.Single(inbox.Document.QuerySelectorAll("a[href^='/my/messages/']")).GetAttribute("href")!);
        Assert.Contains("「生ごみ処理機器購入費補助金」の下書きは、2026年12月20日を過ぎると消えます", message.Main, StringComparison.Ordinal);
        Assert.Equal($"{draft}/applicant", message.Document.QuerySelector("main .button-solid")!.GetAttribute("href"));

        // She goes on with it and leaves it again: that is another time.
        await hanako.Press(await hanako.Get($"{draft}/applicant"), "pause", ("電話", "0428-22-1111"));
        ome.Clock.Move(TimeSpan.FromDays(Draft.NoticeDays));
        Assert.Equal(WarnOfExpiry.NobodyToWarn, await Sweep());
        ome.Clock.Move(TimeSpan.FromDays(Draft.Days - (2 * Draft.NoticeDays)) + TimeSpan.FromMinutes(1));
        Assert.Null(await Sweep());
        await using var db = ome.Read();
        Assert.Equal(2, await db.Set<EntryRow>().CountAsync(e => e.Name == "procedures.draft-warned"));
        var about = Guid.Parse(hers.Split('/')[2]);
        Assert.False(await db.Set<EntryRow>().AnyAsync(e => e.About == about && e.Name != "procedures.draft-started"));
    }

    [Fact]
    public async Task What_an_agent_has_begun_is_told_to_her_alone()
    {
        using var world = await BehalfWorld.Given(ome, "notices");
        await world.Begin();
        var draft = await Applicant.Begin(world.Hanako);
        ome.Clock.Move(TimeSpan.FromDays(Draft.Days - Draft.NoticeDays) + TimeSpan.FromMinutes(1));
        Assert.Null(await Sweep());

        Assert.Null(await Message(world.UmeMail));
        Assert.Equal($"/my/behalf?then={Uri.EscapeDataString($"{draft}/applicant")}", (await Message(world.HanakoMail))!.Document.QuerySelector("main .button-solid")!.GetAttribute("href"));
    }

    private async Task<Seen?> Message(string mail)
    {
        using var browser = new Browser(ome);
        await browser.SignIn(mail);
        var about = (await browser.Get("/my")).Document.QuerySelectorAll("a[href^='/my/messages/']").Where(a => a.TextContent.Contains("下書き", StringComparison.Ordinal)).ToList();
        return about.Count == 0 ? null : await browser.Get(Assert.Single(about).GetAttribute("href")!);
    }

    private async Task<SmartLocal.Kernel.RefusalKind?> Sweep() => (await ome.AsSystem.Perform(new WarnOfExpiry(), default)).Try(out _, out var no) ? null : no.Kind;
}
