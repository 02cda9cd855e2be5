using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Behalf;

/// <summary>代わりの手続き: who acts for whom, given, declared, accepted and ended.</summary>
internal static class BehalfPages
{
    private const string Home = "/my/behalf";

    private static readonly string[] EvidenceTypes = [MediaType.Jpeg, MediaType.Png, MediaType.Heic, MediaType.Pdf];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup(Home);
        mine.MapGet("", async (string? then, Guid? mandate, MyBehalf behalf, SiteAddress site, CancellationToken ct) => Page.Of<MyBehalfPage>(await Show(behalf, site, then, mandate, null, ct))).Needs(Permission.Self);
        mine.MapGet("/offer", (MyBehalf behalf) => Page.Of<MandateFormPage>(new MandateFormModel(false, behalf.Scopes))).Needs(Permission.Self);
        mine.MapPost("/offer", Offer).Needs(Permission.Self);
        mine.MapGet("/declare", (MyBehalf behalf) => Page.Of<MandateFormPage>(new MandateFormModel(true, behalf.Scopes))).Needs(Permission.Self);
        mine.MapPost("/declare", Declare).Needs(Permission.Self);
        mine.MapGet("/accept", async (string? token, MyBehalf behalf, CancellationToken ct) => await ToAccept(token, "", null, behalf, ct)).Needs(Permission.Self);
        mine.MapPost("/accept", Accept).Needs(Permission.Self);
        mine.MapPost("/{id:guid}/end", End).Needs(Permission.Self);
        mine.MapPost("/{id:guid}/begin", Begin).Needs(Permission.Self);
        mine.MapPost("/{id:guid}/told", ToBeTold).Needs(Permission.Self);
        routes.MapPost("/behalf/stop", Stop).Public().EvenAfterActing();
    }

    private static async Task<MyBehalfModel> Show(MyBehalf behalf, SiteAddress site, string? then, Guid? mandate, Refusal? refusal, CancellationToken ct) =>
        await behalf.Show(then, mandate, refusal, ct) with { Site = site.Value ?? "" };

    private static async Task<IResult> Offer(PostedForm form, City city, MyBehalf behalf, CancellationToken ct)
    {
        var typed = Typed(form);
        var offered = await city.Perform(new OfferMandate(typed), ct);
        return offered.IsRefused
            ? Page.Of<MandateFormPage>(new MandateFormModel(false, behalf.Scopes) { Typed = typed, Refusal = offered.Refusal }, offered.Refusal.Status())
            : Page.Then(Home, "behalf.notice.offered");
    }

    private static async Task<IResult> Declare(HttpContext http, City city, MyBehalf behalf, FileStore files, CancellationToken ct)
    {
        if (!(await PostedForm.Read(http, files, name => name == "evidence" ? new FileRule(FileStore.Largest, EvidenceTypes) : null, ct)).Try(out var form, out var unreadable)) return unreadable.AsAnswer();
        var typed = Typed(form);
        var refused = form.Files.FirstOrDefault(f => f.Written.IsRefused);
        var declared = refused is not null
            ? MandateTerms.Incomplete.Because(("count", 1)) with { Parts = [refused.Written.Refusal with { Field = "evidence" }] }
            : await city.Perform(new DeclareMandate(typed, [.. form.Files.Select(f => f.Written.Value)]), ct);
        return declared.IsRefused
            ? Page.Of<MandateFormPage>(new MandateFormModel(true, behalf.Scopes) { Typed = typed, Refusal = declared.Refusal }, declared.Refusal.Status())
            : Page.Then(Home, "behalf.notice.declared");
    }

    private static async Task<IResult> ToAccept(string? token, string typed, Refusal? refusal, MyBehalf behalf, CancellationToken ct)
    {
        var offered = await behalf.Offered(token, ct);
        if (offered is null) refusal ??= AcceptMandate.Spent.Because();
        return Page.Of<AcceptPage>(new OfferModel(token ?? "", offered, typed, refusal), refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Accept(PostedForm form, City city, MyBehalf behalf, CancellationToken ct)
    {
        var accepted = await city.Perform(new AcceptMandate(form["token"] ?? "", form["agent"]), ct);
        return accepted.IsRefused ? await ToAccept(form["token"], form["agent"] ?? "", accepted.Refusal, behalf, ct) : Page.Then(Home, "behalf.notice.accepted");
    }

    private static async Task<IResult> End(Guid id, City city, Sessions sessions, MyBehalf behalf, SiteAddress site, CancellationToken ct)
    {
        var ended = await city.Perform(new EndMandate(MandateId.From(id)), ct);
        if (ended.IsRefused) return Page.Of<MyBehalfPage>(await Show(behalf, site, null, null, ended.Refusal, ct), ended.Refusal.Status());
        if (ended.Value.Agent is { } agent) sessions.ForgetAllOf(agent);
        return Page.Then(Home, "behalf.notice.ended");
    }

    private static async Task<IResult> Begin(Guid id, HttpContext http, PostedForm form, City city, Sessions sessions, MyBehalf behalf, SiteAddress site, CancellationToken ct)
    {
        var secret = http.Visitor().Secret!;
        var begun = await city.Perform(new BeginActing(MandateId.From(id), secret), ct);
        if (begun.IsRefused) return Page.Of<MyBehalfPage>(await Show(behalf, site, form["then"], null, begun.Refusal, ct), begun.Refusal.Status());
        sessions.Forget(secret);
        return Page.Then(LocalPath.OrHome(form["then"] ?? "/my"));
    }

    private static async Task<IResult> ToBeTold(Guid id, PostedForm form, City city, MyBehalf behalf, SiteAddress site, CancellationToken ct)
    {
        var chosen = await city.Perform(new ChooseTold(MandateId.From(id), form["told"]), ct);
        return chosen.IsRefused
            ? Page.Of<MyBehalfPage>(await Show(behalf, site, null, null, chosen.Refusal, ct), chosen.Refusal.Status())
            : Page.Then(Home, "behalf.notice.told");
    }

    private static async Task<IResult> Stop(HttpContext http, City city, Sessions sessions, CancellationToken ct)
    {
        var visitor = http.Visitor();
        if (visitor is not { SignedIn: { } who, Secret: { } secret }) return Page.Then("/");
        // She stops in her own name: the person for whom she acted has nothing to do with it, and may have ended it already.
        var stopped = await city.As(visitor.Actor with { OnBehalfOf = null, Channel = Channels.Web }).Perform(new StopActing(secret), ct);
        if (stopped.IsRefused) return stopped.Refusal.AsAnswer();
        sessions.Forget(secret);
        return Page.Then(who.Actor.Kind is ActorKind.Staff ? "/staff/behalf" : Home, "behalf.notice.stopped");
    }

    private static TypedTerms Typed(PostedForm form) => new()
    {
        Kind = form["kind"],
        PrincipalName = form["principal"],
        AgentName = form["agent"],
        All = form["scope"] != "some",
        Procedures = form.All("procedures"),
        From = Date(form, "from"),
        Until = Date(form, "until"),
    };

    public static Kit.DateParts Date(PostedForm form, string name) =>
        new(form[name + ".era"], form[name + ".year"], form[name + ".month"], form[name + ".day"]);
}
