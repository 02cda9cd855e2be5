using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// What the pages of a draft have in common: whose it is by this request, under which version it stands, and how its answers
/// are read today.
/// </summary>
internal sealed class DraftDesk(IDbContextFactory<CityContext> contexts, PreparedReads rows, City city, ProcedureCatalogue catalogue, Vault vault, Towns towns, TimeProvider clock, AnswerOffers offers, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    public DraftSecret? Secret => DraftSecret.Parse(Http.Request.Cookies[CookieNames.Of(Http.Request, DraftSecret.Cookie)]);

    public DraftHolder Holder => DraftHolder.Of(Secret, city.Actor);

    public bool IsSignedIn => Holder.Account is not null;

    /// <summary>Whether this session has proved as much as the procedure asks for.</summary>
    public bool MaySend(ProcedureDefinition procedure) => IsSignedIn && (city.Actor.Kind is ActorKind.Staff || city.Actor.Level >= procedure.Identity.Value);

    /// <summary>Her signature under these answers; null where she has not signed them.</summary>
    public async Task<SeenSignature?> Signature(ProcedureDefinition procedure, Answers answers, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = AccountId.From(city.Actor.Id);
        return await Signatures.Made(db, vault.Own(account.Value), account, Statement(procedure, answers), ct);
    }

    /// <summary>What she signs where the procedure asks for 署名.</summary>
    public string Statement(ProcedureDefinition procedure, Answers answers) => SubmitApplication.Of(procedure, answers).Statement(vault);

    /// <summary>With what a page is shown on which she confirms: nothing is signed or sent that was not seen.</summary>
    public string SealOf(ProcedureDefinition procedure, Answers answers) => Convert.ToHexStringLower(vault.Digest(Statement(procedure, answers)));

    /// <summary>With what a page of a step is shown: what another window has saved since is not written over.</summary>
    public string SealOf(OpenDraft open, FormStep step) => open.Typed.SealOf(step.Items, vault.Digest);

    /// <summary>With what a machine reads the draft.</summary>
    public string MarkOf(OpenDraft open) => PutDraft.MarkOf(open.Typed, vault);

    public DateOnly Today => clock.TodayInTokyo();

    public Reading Reading => new(towns.Directory, Today);

    /// <summary>The draft if this request may see it. One that she began before signing in becomes her account's now.</summary>
    public async Task<OpenDraft?> ToShow(Guid id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } draft || !draft.IsShownTo(Holder)) return null;
        if (IsSignedIn && draft.Account is null) await city.Perform(new ClaimDraft(draft.Id, Secret, null), ct);
        return await Open(draft, ct);
    }

    /// <summary>The draft if this request may write in it, though its session may have expired.</summary>
    public async Task<OpenDraft?> ToWrite(Guid id, CancellationToken ct) =>
        await Find(id, ct) is { } draft && draft.IsWrittenBy(Holder) ? await Open(draft, ct) : null;

    /// <summary>Whether only the account that owns it is missing: then signing in shows it again.</summary>
    public async Task<bool> AwaitsSignIn(Guid id, CancellationToken ct) =>
        !IsSignedIn && await Find(id, ct) is { Account: not null } draft && draft.IsWrittenBy(Holder);

    /// <summary>What the sources know of the step's empty answers; to a signed-in resident alone.</summary>
    public async Task<IReadOnlyList<ItemAnswer>> Known(OpenDraft open, FormStep step, CancellationToken ct)
    {
        if (city.Actor.Kind is not ActorKind.Resident || !open.Draft.IsShownTo(Holder)) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await offers.For(db, city.Actor, step, open.Typed, ct);
    }

    /// <summary>The drafts that this request may see and that were not sent yet, the latest first.</summary>
    public Task<List<Draft>> Own(string procedure, CancellationToken ct) => Own(d => d.Procedure == procedure, ct);

    /// <summary>The path on which signing in brings her back to the draft, in this browser or the one her mail opens.</summary>
    public string SignInPath(OpenDraft open, string step, IdentityLevel level = IdentityLevel.MailedLink)
    {
        var key = Secret?.ResumeKey(open.Draft.Id);
        var back = key is null ? open.PathOf(step) : $"{open.PathOf("resume")}?key={key}&at={step}";
        return LocalPath.ToSignIn(back, level);
    }

    /// <summary>Whether this browser is asked one question at a time in the draft; chosen for the draft, not for the person.</summary>
    public bool OneByOne(Guid draft, bool? chosen)
    {
        var name = CookieNames.Of(Http.Request, "one-" + draft.ToString("N"));
        if (chosen is not { } one) return Http.Request.Cookies.ContainsKey(name);
        if (one) Http.Response.Cookies.Append(name, "1", Cookie());
        else Http.Response.Cookies.Delete(name, Cookie());
        return one;
    }

    /// <summary>Gives the browser its secret, or the one it has for another thirty days.</summary>
    public DraftSecret Keep(IChance chance)
    {
        var secret = Secret ?? DraftSecret.New(chance);
        Http.Response.Cookies.Append(CookieNames.Of(Http.Request, DraftSecret.Cookie), secret.Value, Cookie());
        return secret;
    }

    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        Secure = Http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // Strict would lose the draft on the way in from the mail program
        Path = "/",
        MaxAge = TimeSpan.FromDays(Draft.Days),
        IsEssential = true,
    };

    private async Task<List<Draft>> Own(System.Linq.Expressions.Expression<Func<Draft, bool>> which, CancellationToken ct)
    {
        var (account, agent, browser, now) = (Holder.Account, Holder.Agent, Secret?.Digest, clock.NowInstant());
        if (account is null && browser is null) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Draft>().Where(which)
            .Where(d => d.Receipt == null && d.ExpiresAt >= now && ((account != null && d.Account == account && d.Agent == agent) || (browser != null && d.Account == null && d.Browser == browser)))
            .OrderByDescending(d => d.SavedAt).Take(10).ToListAsync(ct);
    }

    private async ValueTask<Draft?> Find(Guid id, CancellationToken ct) =>
        await rows.Find<Draft>(DraftId.From(id), ct) is { } draft && draft.ExpiresAt >= clock.NowInstant() ? draft : null;

    private async Task<OpenDraft> Open(Draft draft, CancellationToken ct) =>
        new(draft, await catalogue.Version(draft.Definition, ct), draft.ReadTyped(vault.Own(draft.Id.Value)));
}

/// <summary>A draft with the version of the procedure that it stands under, and what was typed in it.</summary>
internal sealed record OpenDraft(Draft Draft, ProcedureDefinition Procedure, Typed Typed)
{
    public const string Confirm = "confirm", Exit = "exit";

    public IReadOnlyList<FormStep> Steps => Procedure.Form.Steps;

    /// <summary>The step with this id, asked or not; null where there is none.</summary>
    public FormStep? Find(string? step) => Steps.FirstOrDefault(s => s.Id == step);

    /// <summary>What is asked by what was typed so far.</summary>
    public FilledForm Fill(Reading reading) => FilledForm.Of(Procedure.Form, Typed, reading);

    /// <summary>The step that is asked after this one; null where the confirmation comes next.</summary>
    public FormStep? After(FormStep step, FilledForm filled) => Steps.SkipWhile(s => s != step).Skip(1).FirstOrDefault(filled.IsShown);

    /// <summary>The step that is asked before this one; null where it is the first.</summary>
    public FormStep? Before(FormStep step, FilledForm filled) => Steps.TakeWhile(s => s != step).LastOrDefault(filled.IsShown);

    /// <summary>Where filling in begins.</summary>
    public FormStep First(FilledForm filled) => filled.Steps.FirstOrDefault() ?? Steps[0];

    public string PathOf(string step) => $"/drafts/{Draft.Id.Value}/{step}";

    public string FilePath(FileRef file) => PathOf($"files/{file.Id.Value}");

    /// <summary>The first step in which something is missing or wrong, or null.</summary>
    public static FormStep? FirstWrong(FilledForm filled) => filled.Steps.FirstOrDefault(s => filled.Read(s).IsRefused);
}
