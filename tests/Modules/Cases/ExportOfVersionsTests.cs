using SmartLocal.Modules.Tests.World;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Cases;

/// <summary>An export over applications that were asked by different versions of their form.</summary>
public sealed class ExportOfVersionsTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task What_only_an_earlier_version_asked_has_its_column_too()
    {
        await Apply("earlier@example.jp", "前の版の備考");
        await world.Publish(FormWorld.Yaml.Replace("id: 備考, kind: text-area, label: { ja: 備考", "id: 要望, kind: text-area, label: { ja: 要望", StringComparison.Ordinal));
        await Apply("later@example.jp", null);
        await world.Ome.CaughtUp();

        using var clerk = await world.Ome.StaffBrowser("shimin");
        var lines = (await clerk.GetStringAsync(new Uri("/staff/cases/export.csv?procedure=" + FormWorld.Id, UriKind.Relative))).TrimEnd().Split("\r\n");
        var head = lines[0].Split(',');
        Assert.Equal(3, lines.Length);
        Assert.Equal("備考", head[^1]); // after all that the present form asks
        Assert.Contains("要望", head[..^1]);
        Assert.Equal(["", "前の版の備考"], lines[1..].Select(l => l.Split(',')[^1]).Order());
    }

    private async Task Apply(string mail, string? remark)
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn(mail);
        var draft = await FormWorld.FillIn(browser);
        if (remark is not null) await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("備考", remark));
        await Applicant.Send(browser, draft);
    }
}
