using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>What drafting a grant and drafting a refusal have in common: the case in hand, and the way to the decider.</summary>
internal sealed class Drafting
{
    /// <summary>The longest note or reasons, in characters.</summary>
    public const int LongestReason = 2000;

    private readonly Acting acting;
    private readonly Case taken;

    private Drafting(Acting acting, Case taken, ProcedureDefinition procedure) =>
        (this.acting, this.taken, Procedure) = (acting, taken, procedure);

    public ProcedureDefinition Procedure { get; }

    /// <summary>The procedure ends otherwise than in a decision.</summary>
    public static readonly RefusalKind NothingToDecide = new("cases.nothing-to-decide", RefusalReason.Conflict);

    public static async Task<Result<Drafting>> Begin(Acting acting, CaseId id, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForOffice(acting, id, ct)).Try(out var taken, out var unknown)) return unknown;
        if (!taken.InReview) return Case.NotInReview.Because();
        var procedure = await acting.Get<ProcedureCatalogue>().Version(taken.Definition, ct);
        return procedure.Outcome.Value.Kind is OutcomeKind.Decision ? new Drafting(acting, taken, procedure) : NothingToDecide.Because();
    }

    public async Task<Result<Done>> Propose(Decision decision, Yen? amount, string reason, CancellationToken ct)
    {
        var clerk = StaffId.From(acting.Actor.Id);
        if (!taken.Draft(clerk).Try(out var done, out var no)) return no;
        var drafted = await acting.Ask(
            new DraftForDecision(
                taken.Office, Words.Of($"cases.document.title.{decision.Code()}", ("procedure", Procedure.Name), ("receipt", taken.Receipt)).Plain,
                Body(decision, amount, reason), DraftOrigin.Received, taken.Id.Value, $"/staff/cases/{taken.Id.Value}") { Person = taken.Account.Value },
            ct);
        if (!drafted.Try(out var approval, out var refused)) return refused;
        acting.Db.Add(Proposal.Draft(approval, taken.Id, decision, amount, reason, clerk, acting.Now));
        acting.Record(new ProposalDrafted(taken.Id, taken.Code, decision, amount));
        return done;
    }

    // A document of the office: in Japanese, whatever language the clerk reads her screen in.
    private Text Words => new(acting.Get<TextCatalogue>(), Language.Ja);

    private List<string> Body(Decision decision, Yen? amount, string reason)
    {
        List<string> lines = [Words.Of($"cases.document.proposal.{decision.Code()}", ("procedure", Procedure.Name), ("receipt", taken.Receipt)).Plain];
        if (amount is { } yen) lines.Add(Words.Of("cases.document.amount", ("amount", yen)).Plain);
        if (reason.Length > 0) lines.Add(Words.Of(decision is Decision.Granted ? "cases.document.note" : "cases.document.reason", ("reason", reason)).Plain);
        return lines;
    }
}
