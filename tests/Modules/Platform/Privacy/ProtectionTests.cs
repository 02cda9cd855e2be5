using System.Net;
using SmartLocal.Kernel;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Privacy;

public sealed class ProtectionTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_protected_person_is_masked_in_the_list_on_the_case_in_its_files_and_in_the_api()
    {
        using var sent = await CaseWorld.Sent(ome, "shelter@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        var file = (await SmartLocal.Tests.Procedures.Seen.Of(await clerk.GetAsync(sent.StaffPage))).Document.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!;
        Assert.Contains("花子", await clerk.Text(sent.StaffPage), StringComparison.Ordinal);

        Assert.False((await ome.AsSystem.Perform(new ProtectPerson("shelter@example.jp", null), default)).IsRefused);
        Assert.Contains(Opened.Mask, await clerk.Text("/staff/cases"), StringComparison.Ordinal);
        var page = await clerk.Text(sent.StaffPage);
        Assert.Contains("支援措置の対象者です", page, StringComparison.Ordinal);
        Assert.DoesNotContain("青梅　花子", page, StringComparison.Ordinal);
        Assert.DoesNotContain("東青梅", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(new Uri(file, UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("花子", await clerk.GetStringAsync(new Uri($"/api/applications/{sent.Receipt}", UriKind.Relative)), StringComparison.Ordinal);

        Assert.Contains("花子", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal); // she still sees her own
    }

    [Fact]
    public async Task Looks_at_a_protected_person_are_held_back_from_her_page()
    {
        using var sent = await CaseWorld.Sent(ome, "hidden@example.jp");
        await ome.AsSystem.Perform(new ProtectPerson("hidden@example.jp", null), default);
        using var clerk = await ome.StaffBrowser("clerk");
        await clerk.Text(sent.StaffPage);
        Assert.DoesNotContain("清掃リサイクル課", (await sent.Applicant.Get("/my/looks")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("（申請の審査）", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_holders_of_the_right_in_an_office_that_is_named_see_her()
    {
        using var sent = await CaseWorld.Sent(ome, "named@example.jp");
        var right = new HashSet<string> { Look.ProtectedRight };
        var keeper = ome.As(await ome.StaffMember("shimin") with { Rights = right });
        var chief = await ome.StaffMember("chief");
        var trusted = chief with { Rights = new HashSet<string>([.. chief.Rights, Look.ProtectedRight]) };
        async Task<bool> Masked(Actor actor) =>
            (await ome.As(actor).Perform(new LookAtCase(sent.Id, LookAtCase.Whole), default)).Value.Masks(sent.Account.Id);
        Assert.False(await Masked(chief));

        Assert.False((await keeper.Perform(new ProtectPerson("named@example.jp", null), default)).IsRefused);
        Assert.True(await Masked(trusted)); // the right alone is not enough
        Assert.Equal(ProtectPerson.NoSuchOffice, (await keeper.Perform(new ProtectPerson("named@example.jp", "nowhere"), default)).Refusal.Kind);
        Assert.Equal(ProtectPerson.ProtectedAlready, (await ome.As(trusted).Perform(new ProtectPerson("named@example.jp", "dx-suishin"), default)).Refusal.Kind);
        Assert.True((await ome.As(trusted).Perform(new EndProtection(AccountId.From(sent.Account.Id)), default)).IsRefused);

        Assert.False((await keeper.Perform(new ProtectPerson("named@example.jp", "seiso-recycle"), default)).IsRefused);
        Assert.False(await Masked(trusted));
        Assert.True(await Masked(chief)); // nor is the office
        Assert.False((await keeper.Perform(new EndProtection(AccountId.From(sent.Account.Id)), default)).IsRefused);
        Assert.False(await Masked(chief));
    }

    [Fact]
    public async Task Protection_and_looks_go_with_her_when_two_accounts_become_one()
    {
        var ((before, _), (after, _)) = (await ome.SignIn("before@example.jp"), await ome.SignIn("after@example.jp"));
        var clerk = ome.As(await ome.StaffMember("clerk"));
        await clerk.Perform(new Look(Purpose.CaseHandling, before.Id, [before.Id], [Fields.Name]), default);
        await ome.AsSystem.Perform(new ProtectPerson("before@example.jp", "shimin"), default);
        await ome.AsSystem.Perform(new Moved(before.Id, after.Id), default);

        var opened = (await clerk.Perform(new Look(Purpose.CaseHandling, after.Id, [after.Id], [Fields.Name]), default)).Value;
        Assert.True(opened.Masks(after.Id));
        using var browser = await ome.NewBrowser("after@example.jp");
        Assert.Contains("清掃リサイクル課", await browser.Text("/my/looks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_names_an_office_and_lists_who_is_kept_by_it()
    {
        await ome.SignIn("screen@example.jp");
        using var keeper = await ome.StaffBrowser("shimin");
        using var refused = await keeper.PostForm("/staff/protection", ("mail", "nobody@example.jp"), ("office", "seiso-recycle"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("value=\"nobody@example.jp\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var done = await keeper.PostForm("/staff/protection", ("mail", "screen@example.jp"), ("office", "seiso-recycle"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var list = await keeper.Text("/staff/protection");
        foreach (var word in new[] { "screen@example.jp", "市民課、清掃リサイクル課" }) Assert.Contains(word, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_kept_by_the_right_holder_alone()
    {
        await ome.SignIn("kept@example.jp");
        var keeper = await ome.StaffMember("shimin") with { Rights = new HashSet<string> { Look.ProtectedRight } };
        Assert.Equal(ProtectPerson.Unknown, (await ome.As(keeper).Perform(new ProtectPerson("nobody@example.jp", null), default)).Refusal.Kind);
        Assert.False((await ome.As(keeper).Perform(new ProtectPerson("kept@example.jp", null), default)).IsRefused);
        Assert.Equal(ProtectPerson.ProtectedAlready, (await ome.As(keeper).Perform(new ProtectPerson("kept@example.jp", null), default)).Refusal.Kind);
        Assert.True((await ome.As(await ome.StaffMember("clerk")).Perform(new ProtectPerson("kept@example.jp", null), default)).IsRefused);
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(new Uri("/staff/protection", UriKind.Relative))).StatusCode);
    }
}

/// <summary>What of merging two accounts concerns privacy.</summary>
internal sealed record Moved(Guid From, Guid To) : IAct<Done>
{
    public ActKind Kind { get; } = new("test.moved", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        await new OwnLooks().Move(acting, AccountId.From(From), AccountId.From(To), ct);
        acting.Record(new NoteWritten(From, "moved"));
        return Done.Yes;
    }
}
