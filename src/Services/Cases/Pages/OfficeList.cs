using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases.Pages;

/// <summary>The office's list: what is open, the earliest term first; or what has one state. Pages by the last line's term and receipt.</summary>
internal sealed class OfficeList(ProcedureCatalogue catalogue, CityFacts facts, TimeProvider clock)
{
    public const int LinesOfAPage = 30;

    /// <summary>The cases of the page, whose names nobody has opened yet.</summary>
    public static async Task<OfficePage> Read(CityContext db, string? office, CaseStatus? status, string? after, CancellationToken ct)
    {
        var rows = db.Set<Case>().Where(c => c.Office == office);
        rows = status is { } one
            ? rows.Where(c => c.Status == one)
            : rows.Where(c => c.Status != CaseStatus.Notified && c.Status != CaseStatus.Completed && c.Status != CaseStatus.Withdrawn);
        if (Key(after) is var (due, receipt))
            rows = rows.Where(c => c.Due > due || (c.Due == due && string.Compare(c.Receipt, receipt) > 0));
        var cases = await rows.OrderBy(c => c.Due).ThenBy(c => c.Receipt).Take(LinesOfAPage + 1).ToListAsync(ct);
        var next = cases.Count > LinesOfAPage ? cases[LinesOfAPage - 1] : null;
        return new OfficePage(status, [.. cases.Take(LinesOfAPage)], next is null ? null : $"{next.Due:yyyy-MM-dd}_{next.Receipt}");
    }

    /// <summary>The page with its applicants' names, as the look has opened them.</summary>
    public async Task<InboxModel> Show(CityContext db, OfficePage page, Opened? opened, CancellationToken ct)
    {
        var ids = page.Cases.Select(c => c.Id).ToList();
        var corrections = (await db.Set<Correction>().Where(c => ids.Contains(c.Case)).OrderBy(c => c.AskedAt).ToListAsync(ct)).ToLookup(c => c.Case);
        var names = await People.Names(db, [.. page.Cases.Select(c => c.Assignee).OfType<StaffId>().Distinct()], ct);
        var today = clock.TodayInTokyo();
        var lines = new List<CaseLine>(page.Cases.Count);
        foreach (var c in page.Cases)
        {
            var left = c.Clock(corrections[c.Id]).Left(facts.Calendar, c.ClosedAt?.TokyoDate ?? today);
            var procedure = await catalogue.Version(c.Definition, ct);
            lines.Add(new CaseLine(
                c.Id.Value, c.Receipt, procedure.Name,
                opened?.ReadOptional(c.Account.Value, Case.ApplicantColumn.Of(c.Id.Value), c.Applicant) ?? "", c.Received, c.Status, c.Status.Word(procedure.Outcome.Value.Kind), left, c.StandardDays, c.IsOver,
                c.Assignee is { } clerk ? names.GetValueOrDefault(clerk) : null));
        }

        return new InboxModel(page.Status, lines, page.NextKey);
    }

    /// <summary>The procedures whose applications come to the office.</summary>
    public IReadOnlyList<(string Id, LocalText Name)> Procedures(string? office) =>
        [.. catalogue.Current.Where(p => p.IsReceived && p.Office.Value == office).OrderBy(p => p.Reading, StringComparer.Ordinal).Select(p => (p.Id, p.Name))];

    /// <summary>What <c>after</c> names; what is not a key is the first page.</summary>
    private static (DateOnly Due, string Receipt)? Key(string? after) =>
        after is { Length: > 11 } && after[10] == '_' && DateOnly.TryParseExact(after[..10], "yyyy-MM-dd", out var due) ? (due, after[11..]) : null;
}

/// <summary>The cases of one page of the list.</summary>
internal sealed record OfficePage(CaseStatus? Status, IReadOnlyList<Case> Cases, string? NextKey);

/// <summary>A line of the list.</summary>
public sealed record CaseLine(
    Guid Id, string Receipt, LocalText Procedure, string Applicant, DateOnly Received, CaseStatus Status, string Word, int Left, int Total, bool IsOver, string? AssigneeName);

/// <summary>A page of the list.</summary>
public sealed record InboxModel(CaseStatus? Status, IReadOnlyList<CaseLine> Lines, string? NextKey)
{
    /// <summary>The procedures of which the office may save its applications as a table.</summary>
    public IReadOnlyList<(string Id, LocalText Name)> Procedures { get; init; } = [];
}
