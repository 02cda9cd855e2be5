using System.Net;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.SignIn.Passkeys;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

public sealed class PasskeyTests(Ome ome) : IClassFixture<Ome>
{
    private const string Door = "/staff/sign-in/passkey";
    private const string Shelf = "/staff/account/passkeys";

    private async Task<SoftPasskey> Hers(string login)
    {
        using var browser = await ome.StaffBrowser(login);
        var passkey = new SoftPasskey(ome.Address);
        using var added = await passkey.AddTo(browser, Shelf);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        return passkey;
    }

    [Fact]
    public async Task She_signs_in_without_typing_anything()
    {
        using var passkey = await Hers("clerk");
        using var door = ome.NewBrowser();
        using var opened = await passkey.Open(door, Door);
        using var inside = ome.Enter(opened);
        var account = (await inside.Look("/staff/account")).Text();
        Assert.Contains("検査の鍵", account, StringComparison.Ordinal);
        Assert.Contains("パスキー", account, StringComparison.Ordinal);
        await inside.Look("/staff/cases");
    }

    [Fact]
    public async Task An_answer_is_taken_once_and_only_for_its_own_question()
    {
        using var passkey = await Hers("chief");
        using var door = ome.NewBrowser();
        var (options, state) = await SoftPasskey.Ask(door, "/passkeys/question");
        var (_, other) = await SoftPasskey.Ask(door, "/passkeys/question");
        var answer = passkey.Answer(options);
        using (var mixed = await door.PostForm(Door, ("answer", answer), ("state", other))) Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode);
        using (var first = await door.PostForm(Door, ("answer", answer), ("state", state))) Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using (var again = await door.PostForm(Door, ("answer", answer), ("state", state))) Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        using (var none = await door.PostForm(Door, ("answer", "{}"), ("state", state))) Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        (options, state) = await SoftPasskey.Ask(door, "/passkeys/question");
        ome.Clock.Move(PasskeyCeremony.Validity + TimeSpan.FromSeconds(1));
        using var late = await door.PostForm(Door, ("answer", passkey.Answer(options)), ("state", state));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task Another_site_a_copied_key_and_an_unverified_holder_are_refused()
    {
        using var passkey = await Hers("shimin");
        using var door = ome.NewBrowser();
        passkey.Origin = "https://ome.example.net";
        using (var phished = await passkey.Open(door, Door)) Assert.Equal(HttpStatusCode.UnprocessableEntity, phished.StatusCode);
        passkey.Origin = ome.Address;
        passkey.Flags = 0x01;
        using (var unverified = await passkey.Open(door, Door)) Assert.Equal(HttpStatusCode.UnprocessableEntity, unverified.StatusCode);
        passkey.Flags = 0x05;
        passkey.Uses = 5;
        using (var fifth = await passkey.Open(door, Door)) Assert.Equal(HttpStatusCode.SeeOther, fifth.StatusCode);
        passkey.Uses = 4;
        using (var copy = await passkey.Open(door, Door)) Assert.Equal(HttpStatusCode.UnprocessableEntity, copy.StatusCode);
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing()
    {
        using var browser = await ome.StaffBrowser("unit-chief");
        using var passkey = new SoftPasskey(ome.Address);
        (await passkey.AddTo(browser, Shelf)).Dispose();
        var removal = (await browser.Look("/staff/account")).QuerySelector("form[action$='/removal']")!.GetAttribute("action")!;
        using var stranger = await ome.StaffBrowser("clerk");
        using (var refused = await stranger.PostForm(removal)) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var removed = await browser.PostForm(removal)) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        using var door = ome.NewBrowser();
        using var shut = await passkey.Open(door, Door);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);
    }

    [Fact]
    public async Task Sending_the_answer_by_which_a_passkey_was_made_again_does_not_bring_it_back()
    {
        using var browser = await ome.StaffBrowser("dx-chief");
        using var passkey = new SoftPasskey(ome.Address);
        var (options, state) = await SoftPasskey.Ask(browser, "/passkeys/new-question");
        (string, string)[] form = [("answer", passkey.Make(options)), ("state", state), ("name", "鍵")];
        using (var added = await browser.PostForm(Shelf, form)) Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var removal = (await browser.Look("/staff/account")).QuerySelector("form[action$='/removal']")!.GetAttribute("action")!;
        using (var removed = await browser.PostForm(removal)) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        using var again = await browser.PostForm(Shelf, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_question_for_one_person_makes_no_passkey_of_another()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        using var dx = await ome.StaffBrowser("dx");
        using var passkey = new SoftPasskey(ome.Address);
        var (options, state) = await SoftPasskey.Ask(clerk, "/passkeys/new-question");
        using var mixed = await dx.PostForm(Shelf, ("answer", passkey.Make(options)), ("state", state), ("name", "鍵"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode);
        using var anonymous = ome.NewBrowser();
        using var unknown = await anonymous.PostAsync(new Uri("/passkeys/new-question", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.SeeOther, unknown.StatusCode);
    }
}
