using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>A member of staff has lost everything; dx and dx-chief are the two administrators.</summary>
public sealed class RecoveryTests(Ome ome) : IClassFixture<Ome>
{
    private async Task<RecoveryId> Open(string login)
    {
        var staff = (await ome.StaffMember(login)).Id;
        await using var db = ome.Read();
        return await db.Set<RecoveryRow>().Where(r => r.Staff == staff && r.ClosedAt == null).Select(r => r.Id).SingleAsync();
    }

    private static string Path(RecoveryId id, string what) => $"/staff/sign-ins/recoveries/{id.Value}/{what}";

    [Fact]
    public async Task Two_administrators_open_one_link_that_voids_everything_before_it()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        await ome.EnrolTotp(clerk);
        using var passkey = new SoftPasskey(ome.Address);
        (await passkey.AddTo(clerk, "/staff/account/passkeys")).Dispose();

        using var dx = await ome.StaffBrowser("dx");
        using var chief = await ome.StaffBrowser("dx-chief");
        using (var asked = await dx.PostForm($"/staff/sign-ins/{(await ome.StaffMember("clerk")).Id}/recovery")) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var id = await Open("clerk");
        Assert.DoesNotContain("承認する", (await dx.Look("/staff/sign-ins")).Text(), StringComparison.Ordinal);
        using (var same = await dx.PostForm(Path(id, "approval"))) Assert.Contains("申請した本人は承認できません", (await same.Page()).Text(), StringComparison.Ordinal);
        Assert.Contains("承認する", (await chief.Look("/staff/sign-ins")).Text(), StringComparison.Ordinal);
        using var approved = await chief.PostForm(Path(id, "approval"));
        var link = new Uri((await approved.Page()).QuerySelector("code.secret")!.TextContent).PathAndQuery;
        using (var again = await chief.PostForm(Path(id, "approval"))) Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        using var door = ome.NewBrowser();
        var page = await door.Look(link);
        using (var weak = await door.PostForm("/staff/sign-in/recovery", ("token", page.Hidden("token")), ("password", "weak"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using var opened = await door.PostForm("/staff/sign-in/recovery", ("token", page.Hidden("token")), ("password", "a brand new sentence"));
        using var inside = ome.Enter(opened);
        Assert.Contains("登録していません", (await inside.Look("/staff/account")).Text(), StringComparison.Ordinal);

        using (var twice = await door.PostForm("/staff/sign-in/recovery", ("token", page.Hidden("token")), ("password", "another new sentence"))) Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using (var old = await clerk.GetAsync(new Uri("/staff/account", UriKind.Relative))) Assert.Equal(HttpStatusCode.SeeOther, old.StatusCode);
        using (var shut = await passkey.Open(door, "/staff/sign-in/passkey")) Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);
        using (var former = await door.Password("clerk")) Assert.Equal(HttpStatusCode.UnprocessableEntity, former.StatusCode);
        using (var fresh = await door.Password("clerk", "a brand new sentence")) Assert.Equal(HttpStatusCode.SeeOther, fresh.StatusCode);

        await ome.CaughtUp();
        Assert.Contains("sign-in.recovery-approved", await dx.Text("/staff/journal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_recovers_herself_neither_by_asking_nor_by_approving()
    {
        var (dx, chief) = (await ome.StaffMember("dx"), await ome.StaffMember("dx-chief"));
        Assert.Equal(AskForRecovery.OwnRecovery, (await ome.As(dx).Perform(new AskForRecovery(dx.Id), default)).Refusal.Kind);
        var asked = (await ome.As(dx).Perform(new AskForRecovery(chief.Id), default)).Value;
        Assert.Equal(AskForRecovery.OwnRecovery, (await ome.As(chief).Perform(new ApproveRecovery(asked), default)).Refusal.Kind);
        Assert.Equal(AskForRecovery.AskedAlready, (await ome.As(dx).Perform(new AskForRecovery(chief.Id), default)).Refusal.Kind);
        Assert.False((await ome.As(chief).Perform(new WithdrawRecovery(asked), default)).IsRefused);
        Assert.Equal(ApproveRecovery.Unknown, (await ome.As(chief).Perform(new ApproveRecovery(asked), default)).Refusal.Kind);
    }

    [Fact]
    public async Task What_waits_too_long_is_over()
    {
        var (dx, chief, shimin) = (await ome.StaffMember("dx"), await ome.StaffMember("dx-chief"), await ome.StaffMember("shimin"));
        var slow = (await ome.As(dx).Perform(new AskForRecovery(shimin.Id), default)).Value;
        ome.Clock.Move(AskForRecovery.Validity + TimeSpan.FromMinutes(1));
        Assert.Equal(ApproveRecovery.Unknown, (await ome.As(chief).Perform(new ApproveRecovery(slow), default)).Refusal.Kind);

        var quick = (await ome.As(dx).Perform(new AskForRecovery(shimin.Id), default)).Value;
        var link = (await ome.As(chief).Perform(new ApproveRecovery(quick), default)).Value;
        ome.Clock.Move(ApproveRecovery.Validity + TimeSpan.FromMinutes(1));
        Assert.Equal(UseRecovery.Spent, (await ome.As(Actor.Visitor).Perform(new UseRecovery(link.Secret, "hash"), default)).Refusal.Kind);
    }

    [Fact]
    public async Task Asking_and_approving_need_the_right()
    {
        var (clerk, shimin) = (await ome.StaffMember("clerk"), await ome.StaffMember("shimin"));
        Assert.True((await ome.As(clerk).Perform(new AskForRecovery(shimin.Id), default)).IsRefused);
        using var browser = await ome.StaffBrowser("chief");
        using var page = await browser.GetAsync(new Uri("/staff/sign-ins", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }
}
