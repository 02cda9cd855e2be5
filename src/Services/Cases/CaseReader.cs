using SmartLocal.Platform.Sockets;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Pages;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>Reads a case whole, for whoever may know of it; null for everybody else.</summary>
internal sealed class CaseReader(Applications applications, ProcedureCatalogue catalogue, Vault vault, CityFacts facts, Towns towns, TimeProvider clock, IEnumerable<IMatterSection> sections)
{
    /// <summary>What other modules show with a case.</summary>
    public IReadOnlyList<IMatterSection> Sections { get; } = [.. sections.OrderBy(s => s.Order)];

    /// <summary>
    /// For its applicant. Moments after submission the case is not open yet: then the application itself says what it can.
    /// </summary>
    public Task<CaseView?> ForApplicant(CityContext db, string? receipt, Actor actor, CancellationToken ct) =>
        ForApplicant(db, receipt, actor.Subject, actor.SeesOnlyOf, ct);

    /// <summary>The same, for an account, or for an agent who is shown only what she handed in for it.</summary>
    public async Task<CaseView?> ForApplicant(CityContext db, string? receipt, Guid account, Guid? agent, CancellationToken ct)
    {
        if (!ReceiptNumber.Parse(receipt).Try(out var number, out _)) return null;
        var own = vault.Own(account);
        var application = await applications.Find(db, own, number, ct);
        if (application is null || (agent is not null && application.HandedIn?.Agent != agent)) return null;
        // Both may know who the other is: so stands it in the mandate that one has given and the other taken.
        if (application.HandedIn is { } handed) own = vault.Own([account, .. await Mandates.People(db, handed.Mandate, ct)]);
        var found = await db.Set<Case>().SingleOrDefaultAsync(c => c.Receipt == number.Value, ct);
        return await View(db, own, found, application, ct);
    }

    /// <summary>For a member of its office, who has looked.</summary>
    public async Task<CaseView?> ForOffice(CityContext db, Opened opened, CaseId id, string? office, CancellationToken ct)
    {
        var found = await db.Set<Case>().SingleOrDefaultAsync(c => c.Id == id && c.Office == office, ct);
        if (found is null) return null;
        var application = await applications.Find(db, opened, found.Application, ct) ?? throw new InvalidOperationException("A case has no application");
        return await View(db, opened, found, application, ct);
    }

    /// <summary>
    /// Whether the file is one of a case of the office. Which files are its own stands in its answers: they are opened to see
    /// that, and nothing of them is shown.
    /// </summary>
    public async Task<bool> Holds(CityContext db, CaseId id, string? office, FileId file, CancellationToken ct) =>
        await ForOffice(db, vault.Work(), id, office, ct) is { } view && view.Holds(file);

    /// <summary>The id of the case with this receipt in the office, or null.</summary>
    public static async Task<CaseId?> IdForOffice(CityContext db, string? receipt, string? office, CancellationToken ct)
    {
        if (!ReceiptNumber.Parse(receipt).Try(out var number, out _)) return null;
        var value = number.Value;
        var found = await db.Set<Case>().Where(c => c.Receipt == value && c.Office == office).Select(c => new { c.Id }).SingleOrDefaultAsync(ct);
        return found?.Id;
    }

    /// <summary>Those of the person's applications, the latest first; of an agent who does not see all of them, those she handed in.</summary>
    public async Task<IReadOnlyList<OwnCase>> Own(CityContext db, Actor actor, Expression<Func<Case, bool>> which, int most, CancellationToken ct)
    {
        var (account, agent) = (AccountId.From(actor.Subject), actor.SeesOnlyOf);
        var cases = await db.Set<Case>().Where(which).Where(c => c.Account == account && (agent == null || c.Agent == agent)).OrderByDescending(c => c.Id).Take(most).ToListAsync(ct);
        var own = new List<OwnCase>(cases.Count);
        foreach (var c in cases)
        {
            var procedure = await catalogue.Version(c.Definition, ct);
            own.Add(new OwnCase(c.Receipt, procedure.Name, c.Status, c.Status.Word(procedure.Outcome.Value.Kind), c.Received) { ByAnother = c.Agent is not null });
        }

        return own;
    }

    private async Task<CaseView> View(CityContext db, Opened opened, Case? found, SubmittedApplication application, CancellationToken ct)
    {
        var officeCode = found?.Office ?? application.Procedure.Office.Value;
        var office = (await Offices.Find(db, officeCode, ct))?.Name ?? officeCode;
        var signature = application.Masked ? null : await Signatures.Of(db, opened, application.Account.Value, application.Id.Value, ct);
        var view = new CaseView(application.Receipt.Value, application.Procedure, application.Answers, application.Amendments, application.At, office)
        {
            Application = application.Id.Value,
            Signature = signature,
            SignerDiffers = signature?.Holder is { } holder ? SignerDifferences.Between(holder, application.Procedure.Form, application.Answers, towns.Directory) : null,
            Masked = application.Masked,
            HandedIn = application.Masked ? null : await HandedIn(db, opened, application, ct),
        };
        if (found is null) return view;

        var today = clock.TodayInTokyo();
        var corrections = await db.Set<Correction>().Where(c => c.Case == found.Id).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).ToListAsync(ct);
        var proposals = await db.Set<Proposal>().Where(p => p.Case == found.Id).OrderBy(p => p.DraftedAt).ThenBy(p => p.Approval).ToListAsync(ct);
        var notice = await db.Set<Notice>().SingleOrDefaultAsync(n => n.Case == found.Id, ct);
        var counted = found.ClosedAt?.TokyoDate ?? today;
        var term = found.Clock(corrections);
        // Before whoever may not see a protected person nothing stays that was written by her, about her or to her.
        if (view.Masked) (corrections, proposals, notice) = ([], [], null);
        return view with
        {
            Id = found.Id.Value,
            Status = found.Status,
            InReview = found.InReview,
            Term = new TermView(term.Due(facts.Calendar, counted), term.Left(facts.Calendar, counted), found.StandardDays, found.Status is CaseStatus.CorrectionRequested),
            AssigneeName = found.Assignee is { } clerk ? await People.Name(db, clerk, ct) : null,
            Askable = view.Masked ? [] : [.. RequestCorrection.Askable(application)],
            Corrections =
            [
                .. corrections.Select(c => new CorrectionView(
                    c.Id.Value, application.Procedure.Form.Find(c.Item)!, c.Question, c.AskedAt, c.AnsweredAt)),
            ],
            Proposals = await Proposals(db, proposals, ct),
            Notice = notice is null ? null : new NoticeView(
                notice.Number, notice.Decision, notice.Amount, notice.Title, notice.Body, notice.Appeal, notice.DecidedAt.TokyoDate, notice.IssuedAt,
                application.Procedure.Notices.IsDrafted),
        };
    }

    private static async Task<HandedInView?> HandedIn(CityContext db, Opened opened, SubmittedApplication application, CancellationToken ct)
    {
        if (application.HandedIn is not { } handed || !opened.Opens(Fields.Name) || await Mandates.Find(db, opened, handed.Mandate, ct) is not { } names) return null;
        return new HandedInView(handed.Kind, names.Agent, names.Principal, names.From, names.Until, application.Channel);
    }

    private static async Task<IReadOnlyList<ProposalView>> Proposals(CityContext db, List<Proposal> proposals, CancellationToken ct)
    {
        var views = new List<ProposalView>(proposals.Count);
        foreach (var p in proposals)
        {
            var approval = await Approvals.Find(db, p.Approval, ct);
            views.Add(new ProposalView(p.Approval.Value, approval?.Number ?? "", p.Decision, p.Amount, p.Reason, p.DraftedAt, p.ReturnComment));
        }

        return views;
    }
}
