using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Organisation;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Tests.Organisation;

public sealed class PostsAndRightsTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly DateOnly Spring = new(2026, 4, 1);

    private async Task<T> Do<T>(IAct<T> act) => (await ome.AsSystem.Perform(act, default)).Value;

    private async Task<RefusalKind> Refused<T>(IAct<T> act) => (await ome.AsSystem.Perform(act, default)).Refusal.Kind;

    private async Task<IReadOnlyList<HeldPost>> Held(StaffId staff, DateOnly day)
    {
        await using var db = ome.Read();
        return await ome.Get<IRightsSource>().PostsOf(db, staff.Value, day, default);
    }

    private Task<StaffId> NewPerson() => Do(new RegisterPerson("検査", "官子", "ケンサ", "カンコ"));

    [Fact]
    public async Task Rights_begin_and_end_with_the_appointment()
    {
        var person = await NewPerson();
        await Do(new AppointPerson(person, "seiso-recycle", "section-head", Spring, new DateOnly(2027, 3, 31)));

        Assert.Empty(await Held(person, Spring.AddDays(-1)));
        Assert.Contains(Rights.Decide, Assert.Single(await Held(person, Spring)).Rights);
        Assert.Single(await Held(person, new DateOnly(2027, 3, 31)));
        Assert.Empty(await Held(person, new DateOnly(2027, 4, 1)));
    }

    [Fact]
    public async Task A_concurrent_post_stands_after_the_principal_one()
    {
        var person = await NewPerson();
        await Do(new AppointPerson(person, "dx-suishin", "dx-officer", Spring, Concurrent: true));
        await Do(new AppointPerson(person, "shimin", "clerk", Spring.AddDays(30)));
        Assert.Equal(["shimin", "dx-suishin"], (await Held(person, Spring.AddDays(30))).Select(p => p.Office));
    }

    [Fact]
    public async Task An_appointment_that_ended_yesterday_gives_nothing_today()
    {
        var person = await NewPerson();
        var appointment = await Do(new AppointPerson(person, "shimin", "clerk", Spring));
        await Do(new EndAppointment(appointment, new DateOnly(2026, 11, 19)));
        Assert.Empty(await Held(person, new DateOnly(2026, 11, 20)));
        Assert.Equal(Appointment.EndsBeforeItBegins, await Refused(new EndAppointment(appointment, Spring.AddDays(-1))));
    }

    [Fact]
    public async Task What_does_not_exist_or_exists_already_is_refused()
    {
        var person = await NewPerson();
        await Do(new AppointPerson(person, "shimin", "clerk", Spring));
        Assert.Equal(AppointPerson.HeldAlready, await Refused(new AppointPerson(person, "shimin", "clerk", Spring.AddDays(5))));
        Assert.Equal(AppointPerson.PostUnknown, await Refused(new AppointPerson(person, "shimin", "mayor", Spring)));
        Assert.Equal(AppointPerson.PersonUnknown, await Refused(new AppointPerson(new StaffId(Guid.AllBitsSet), "shimin", "clerk", Spring)));
        Assert.Equal(RegisterOffice.CodeTaken, await Refused(new RegisterOffice("shimin", "市民課", "シミンカ", "市民")));
        Assert.Equal(OfficeCode.Malformed, await Refused(new RegisterOffice("市民", "市民課", "シミンカ", "市民")));
        Assert.Equal(EstablishPost.OfficeUnknown, await Refused(new EstablishPost("nowhere", "clerk", "係員", [])));
        Assert.Equal(Post.UnknownRight, await Refused(new EstablishPost("shimin", "other", "係員", ["cases.everything"])));
    }

    [Fact]
    public async Task Appointing_needs_the_right_to_appoint()
    {
        var clerk = await ome.StaffMember("clerk");
        var refused = await ome.As(clerk).Perform(new AppointPerson(new StaffId(clerk.Id), "seiso-recycle", "section-head", Spring), default);
        Assert.Equal(RefusalReason.NotAllowed, refused.Refusal.Kind.Reason);
    }

    [Fact]
    public async Task The_demo_people_can_sign_in_and_stand_for_their_posts()
    {
        var signIns = DemoSignIns.In(TestCity.Files);
        Assert.Equal(["clerk", "unit-chief", "chief", "shimin", "dx", "dx-chief", "madoguchi", "kacho"], signIns.Select(s => s.Login));
        Assert.Equal("清掃リサイクル課 課長", signIns[2].PostTitle);
        using var chief = await ome.StaffBrowser("chief");
        Assert.Contains("清掃リサイクル課", await chief.Text("/staff/approvals"), StringComparison.Ordinal);
        Assert.DoesNotContain(Rights.HandleCases, (await ome.StaffMember("dx")).Rights);
    }

    [Fact]
    public void A_mistake_in_the_demo_people_is_found_at_its_line()
    {
        var findings = new OrganisationPart().Check(new ReleaseFiles([new ReleaseFile(
            "demo/organisation.yaml", "ome",
            "offices:\n  - code: shimin\n    name: 市民課\n    kana: シミンカ\n    abbreviation: 市\n    posts:\n      - { code: clerk, title: 係員, rights: [cases.handel] }\n"u8.ToArray())])).ToList();
        Assert.Equal(("demo/organisation.yaml", 7), (findings[0].Path, findings[0].Line));
        Assert.Contains("cases.handel", Assert.Single(findings).What, StringComparison.Ordinal);
    }
}
