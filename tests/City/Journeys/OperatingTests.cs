using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>Whoever runs the city announces a maintenance, and sees to the work in the background.</summary>
public sealed class OperatingTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task The_dx_officer_announces_a_maintenance_and_a_residents_form_comes_back_whole(int width)
    {
        var shot = (string name) => $"{name}-{width}";
        await using var dx = await ome.NewVisit(width: width);
        await SignIn(dx);
        await dx.Go("/staff/maintenance");
        await dx.Press("お知らせする");
        await dx.Sees("日時を「2026-12-05 22:00」のように入力してください。");
        await dx.Look(shot("operating-1-mistake"));

        await using var hanako = await ome.NewVisit(width: width);
        await hanako.Go("/procedures/namagomi-kiki-hojokin");
        await dx.Type("from", "2026-01-05T22:00");
        await dx.Type("until", TimeProvider.System.GetUtcNow().AddHours(10).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await dx.Press("お知らせする");
        // It has to begin within 72 hours of its end: the old beginning is refused and both times stay.
        await dx.Sees("72時間以内");
        await dx.Type("from", TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await dx.Press("お知らせする");
        await dx.Sees("ただいまメンテナンス中です");
        await dx.Look(shot("operating-2-running"));

        await hanako.Press("申請をはじめる");
        await hanako.Sees("まだ送信できていません");
        await hanako.Look(shot("operating-3-closed"));
        await dx.Press("メンテナンスを終わりにする");
        await hanako.Press("もう一度送信する");
        Assert.Contains("/drafts/", hanako.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(true, 320)]
    [InlineData(false, 1280)]
    public async Task The_dx_officer_sees_the_work_in_the_background(bool script, int width)
    {
        await using var dx = await ome.NewVisit(script, width);
        await SignIn(dx);
        await dx.Go("/staff/jobs");
        await dx.Sees("記録簿と控えの照合");
        await dx.Look($"operating-jobs-{width}-{(script ? "script" : "plain")}");
    }

    private static async Task SignIn(Visit dx)
    {
        await dx.Go("/staff/sign-in");
        await dx.Type("login", "dx");
        await dx.Type("password", "demo-dx");
        await dx.Press("ログイン");
    }
}
