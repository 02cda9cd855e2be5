using System.Net;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Organisation;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Text;
using SmartLocal.Modules.Tests.Platform.SignIn;

namespace SmartLocal.Tests.Organisation;

/// <summary>Who may do what is handed over on screen, with dates.</summary>
public sealed class AppointmentPagesTests(Ome ome) : IClassFixture<Ome>
{
    private const string Path = "/staff/appointments";

    private static (string, string)[] Date(string name, int year, int month, int day) =>
        [(name + ".era", "western"), (name + ".year", $"{year}"), (name + ".month", $"{month}"), (name + ".day", $"{day}")];

    [Fact]
    public async Task Rights_come_with_the_first_day_and_go_after_the_last()
    {
        using var dx = await ome.StaffBrowser("dx");
        using var clerk = await ome.StaffBrowser("clerk");
        var staff = (await ome.StaffMember("clerk")).Id;
        (string, string)[] form = [("office", "shimin"), ("person", staff.ToString()), ("post", "section-head"), ("concurrent", "yes"), .. Date("from", 2026, 11, 21)];
        using (var appointed = await dx.PostForm(Path, form)) Assert.Equal($"{Path}?office=shimin", appointed.Headers.Location?.ToString());
        Assert.Contains("これから", (await dx.Look($"{Path}?office=shimin")).Text(), StringComparison.Ordinal);
        using (var early = await clerk.GetAsync(new Uri("/staff/approvals", UriKind.Relative))) Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);

        ome.Clock.Move(TimeSpan.FromDays(1));
        using var tomorrow = await ome.StaffBrowser("clerk");
        using (var notHere = await tomorrow.GetAsync(new Uri("/staff/approvals", UriKind.Relative))) Assert.Equal(HttpStatusCode.Forbidden, notHere.StatusCode);
        using (var chosen = await tomorrow.PostForm("/staff/office", ("office", "shimin"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        await tomorrow.Look("/staff/approvals");
        var end = (await Shown()).QuerySelectorAll("form[action$='/end']").Single(f => f.Closest("tr")!.TextContent.Contains("花子", StringComparison.Ordinal)).GetAttribute("action")!;
        var field = $"end-{Guid.Parse(end.Split('/')[^2]):n}";
        using var later = await ome.StaffBrowser("dx");
        using (var before = await later.PostForm(end, [("office", "shimin"), .. Date(field, 2026, 11, 1)])) Assert.Contains("終わりの日が、始まりの日", (await before.Page()).Text(), StringComparison.Ordinal);
        using (var ended = await later.PostForm(end, [("office", "shimin"), .. Date(field, 2026, 11, 21)])) Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);

        ome.Clock.Move(TimeSpan.FromDays(1));
        using var over = await ome.StaffBrowser("clerk");
        using var shut = await over.GetAsync(new Uri("/staff/approvals", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, shut.StatusCode);

        async Task<AngleSharp.Html.Dom.IHtmlDocument> Shown()
        {
            using var browser = await ome.StaffBrowser("dx");
            return await browser.Look($"{Path}?office=shimin");
        }
    }

    [Fact]
    public async Task A_mistake_is_named_and_nothing_typed_is_lost()
    {
        using var dx = await ome.StaffBrowser("dx-chief");
        var staff = (await ome.StaffMember("chief")).Id;
        using var wrong = await dx.PostForm(Path, [("office", "shimin"), ("person", staff.ToString()), ("post", "clerk"), .. Date("from", 2026, 13, 1)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Page();
        Assert.Equal("13", page.QuerySelector("[name='from.month']")!.GetAttribute("value"));
        Assert.Equal(staff.ToString(), page.QuerySelector("[name=person] option[selected]")!.GetAttribute("value"));
        Assert.Contains("13", page.QuerySelector("error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_right_has_a_name_that_people_read() =>
        Assert.All(Rights.All, right => Assert.True(ome.Get<TextCatalogue>().Has("organisation.right." + right), $"organisation.right.{right} has no text"));

    [Fact]
    public async Task Nobody_appoints_herself()
    {
        var dx = await ome.StaffMember("dx");
        var refused = await ome.As(dx).Perform(new AppointPerson(new StaffId(dx.Id), "seiso-recycle", "section-head", new DateOnly(2026, 11, 20)), default);
        Assert.Equal(AppointPerson.OwnAppointment, refused.Refusal.Kind);
    }
}
