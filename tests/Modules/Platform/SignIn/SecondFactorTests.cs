using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>Password and code, where the second factor is offered and not asked for, as in a demo.</summary>
public sealed class SecondFactorTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task Whoever_has_a_code_must_give_it_and_none_works_twice()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        var (secret, codes) = await ome.EnrolTotp(clerk);
        Assert.Equal(10, codes.Distinct().Count());
        using var door = ome.NewBrowser();

        using (var used = await door.Code("clerk", ome.CodeNow(secret))) Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode); // it enrolled her
        ome.Clock.Move(TimeSpan.FromSeconds(30));
        using (var wrong = await door.Code("clerk", "000000")) Assert.Contains("コードが違うか", (await wrong.Page()).Text(), StringComparison.Ordinal);
        using (var right = await door.Code("clerk", ome.CodeNow(secret)))
        using (var inside = ome.Enter(right))
            Assert.Contains("パスワードと確認コード", (await inside.Look("/staff/account")).Text(), StringComparison.Ordinal);
        using (var again = await door.Code("clerk", ome.CodeNow(secret))) Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        using var chief = await ome.StaffBrowser("chief");
        var (_, codes) = await ome.EnrolTotp(chief);
        using var door = ome.NewBrowser();
        var typed = $" {codes[3].Replace("-", " ", StringComparison.Ordinal)} ";
        using (var opened = await door.Code("chief", typed)) Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        using (var again = await door.Code("chief", typed)) Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("残り9個", (await chief.Look("/staff/account")).Text(), StringComparison.Ordinal);

        using var renewed = await chief.PostForm("/staff/account/recovery-codes");
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        using var old = await door.Code("chief", codes[5]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_the_login_and_nothing_tells_a_right_password_from_a_wrong_one()
    {
        using var shimin = await ome.StaffBrowser("shimin");
        var (secret, _) = await ome.EnrolTotp(shimin);
        using var door = ome.NewBrowser();
        ome.Clock.Move(TimeSpan.FromMinutes(1));
        for (var i = 0; i < CountFailedSignIn.MostFailures; i++) (await door.Code("shimin", "000000")).Dispose();

        using var right = await door.Password("shimin");
        using var wrong = await door.Password("shimin", "guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);

        ome.Clock.Move(TimeSpan.FromMinutes(CountFailedSignIn.LockMinutes));
        using var later = await door.Code("shimin", ome.CodeNow(secret));
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task The_database_alone_gives_no_code_away()
    {
        using var dx = await ome.StaffBrowser("dx");
        var (secret, codes) = await ome.EnrolTotp(dx);
        await using var db = ome.Read();
        foreach (var row in await db.Set<TotpRow>().ToListAsync()) Assert.True(row.Secret.Bytes.AsSpan().IndexOf(secret) < 0 && row.Secret.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexString(secret))) < 0);
        var plain = codes.Select(c => Secret.Digest(c.Replace("-", "", StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(await db.Set<RecoveryCodeRow>().Select(c => c.Digest).ToListAsync(), d => plain.Exists(p => p.AsSpan().SequenceEqual(d)));
    }

    [Fact]
    public async Task After_the_citys_keys_were_renewed_her_code_and_a_half_open_door_still_count()
    {
        using var clerk = await ome.StaffBrowser("dx-chief");
        var (secret, _) = await ome.EnrolTotp(clerk);
        using var door = ome.NewBrowser();
        using var asked = await door.Password("dx-chief");
        var renewed = await ome.Get<KeyRenewal>().Run(default);
        Assert.Equal(renewed.All, renewed.Done);

        ome.Clock.Move(TimeSpan.FromMinutes(1));
        using (var opened = await door.PostForm("/staff/sign-in/code", ("passed", (await asked.Page()).Hidden("passed")), ("code", ome.CodeNow(secret)))) Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        using var removed = await clerk.PostForm("/staff/account/totp/removal");
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
    }

    [Fact]
    public async Task A_half_open_door_is_nobody_elses_and_shuts_after_five_minutes()
    {
        using var unit = await ome.StaffBrowser("unit-chief");
        var (secret, _) = await ome.EnrolTotp(unit);
        using var door = ome.NewBrowser();
        using var asked = await door.Password("unit-chief");
        var passed = (await asked.Page()).Hidden("passed");
        ome.Clock.Move(TimeSpan.FromMinutes(6));
        using var late = await door.PostForm("/staff/sign-in/code", ("passed", passed), ("code", ome.CodeNow(secret)));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var forged = await door.PostForm("/staff/sign-in/code", ("passed", passed[..^2] + "AA"), ("code", ome.CodeNow(secret)));
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
    }

    [Fact]
    public async Task She_sees_where_she_is_signed_in_and_ends_one_of_them()
    {
        using var here = await ome.StaffBrowser("dx-chief");
        ome.Clock.Move(TimeSpan.FromSeconds(1));
        using var there = await ome.StaffBrowser("dx-chief");
        var page = await here.Look("/staff/account");
        Assert.Contains("この画面", page.Text(), StringComparison.Ordinal);
        var close = page.QuerySelector("form[action$='/closing']")!.GetAttribute("action")!;

        using var stranger = await ome.StaffBrowser("dx");
        using (var refused = await stranger.PostForm(close)) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var closed = await here.PostForm(close)) Assert.Equal(HttpStatusCode.SeeOther, closed.StatusCode);
        using (var out_ = await there.GetAsync(new Uri("/staff/account", UriKind.Relative))) Assert.Equal(HttpStatusCode.SeeOther, out_.StatusCode);
        await here.Look("/staff/account");
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_signs_the_others_out()
    {
        using var here = await ome.StaffBrowser("dx-chief");
        using var there = await ome.StaffBrowser("dx-chief");
        using (var wrong = await here.PostForm("/staff/account/password", ("old", "guess"), ("password", "a long new sentence"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var brief = await here.PostForm("/staff/account/password", ("old", "demo-dx-chief"), ("password", "short"))) Assert.Contains("12文字以上", (await brief.Page()).Text(), StringComparison.Ordinal);
        using (var changed = await here.PostForm("/staff/account/password", ("old", "demo-dx-chief"), ("password", "a long new sentence"))) Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        using (var out_ = await there.GetAsync(new Uri("/staff/account", UriKind.Relative))) Assert.Equal(HttpStatusCode.SeeOther, out_.StatusCode);
        using var door = ome.NewBrowser();
        using (var old = await door.Password("dx-chief")) Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using (var back = await here.PostForm("/staff/account/password", ("old", "a long new sentence"), ("password", "demo-dx-chief"))) Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
    }
}
