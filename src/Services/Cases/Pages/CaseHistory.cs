using System.Text.Json;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases.Pages;

/// <summary>What the journal says of a case: its timeline, and who looked at it.</summary>
internal static class CaseHistory
{
    // The entries that make the timeline, and whether the applicant sees them. Drafts inside the office are not hers.
    private static readonly Dictionary<string, (string Key, bool ForApplicant)> Shown = new(StringComparer.Ordinal)
    {
        ["procedures.application-submitted"] = ("cases.event.submitted", true),
        ["cases.assigned"] = ("cases.event.assigned", false),
        ["cases.correction-requested"] = ("cases.event.correction-requested", true),
        ["cases.correction-answered"] = ("cases.event.correction-answered", true),
        ["cases.proposal-drafted"] = ("cases.event.drafted", false),
        ["records.draft-decided"] = ("cases.event.decided", true),
        ["cases.returned"] = ("cases.event.returned", false),
        ["cases.notice-issued"] = ("cases.event.notice-issued", true),
        ["cases.completed"] = ("cases.event.completed", true),
        ["cases.withdrawn"] = ("cases.event.withdrawn", true),
    };

    /// <summary>The timeline for staff, with names.</summary>
    public static async Task<IReadOnlyList<PastEvent>> ForStaff(CityContext db, CaseView view, CancellationToken ct)
    {
        var entries = await Read(db, view, ct);
        var staff = entries.Where(e => e is { ActorKind: ActorKind.Staff, Actor: not null }).Select(e => StaffId.From(e.Actor!.Value)).Distinct().ToList();
        var names = await People.Names(db, staff, ct);
        return [.. entries.Where(e => Shown.ContainsKey(e.Name)).Select(e => new PastEvent(Key(e, view.Ends), e.At, Detail(e, view.Procedure))
        {
            ActedAs = e.ActedForKind,
            ByName = e is { ActorKind: ActorKind.Staff, Actor: { } id } ? names.GetValueOrDefault(StaffId.From(id)) : null,
            ByApplicant = e.ActorKind is ActorKind.Resident,
        })];
    }

    /// <summary>The timeline for the applicant: offices, not people.</summary>
    public static async Task<(IReadOnlyList<PastEvent> Events, IReadOnlyList<CaseLook> Looks)> ForApplicant(CityContext db, CaseView view, Guid applicant, CancellationToken ct)
    {
        var entries = await Read(db, view, ct);
        PastEvent[] events = [.. entries.Where(e => Shown.TryGetValue(e.Name, out var shown) && shown.ForApplicant)
            .Select(e => new PastEvent(Key(e, view.Ends), e.At, Detail(e, view.Procedure))
            {
                ActedAs = e.ActedForKind,
                ByName = e.ActorKind is ActorKind.Staff ? view.OfficeName : null,
                ByApplicant = e.ActorKind is ActorKind.Resident,
            })];
        var looks = view.Id is { } thing ? await Looks.At(db, thing, applicant, ct) : [];
        return (events, [.. looks.Select(l => new CaseLook(l.At, view.OfficeName, l.Purpose))]);
    }

    private static Task<IReadOnlyList<PastEntry>> Read(CityContext db, CaseView view, CancellationToken ct)
    {
        List<Guid> things = [view.Application, .. view.Proposals.Select(p => p.Approval)];
        if (view.Id is { } id) things.Add(id);
        return History.Of(db, things, ct);
    }

    // How it ended has a word of its own for each kind of end.
    private static string Key(PastEntry entry, OutcomeKind ends) => entry.Name == "cases.completed" ? $"cases.event.completed-{ends.Code()}" : Shown[entry.Name].Key;

    private static LocalText? Detail(PastEntry entry, ProcedureDefinition procedure)
    {
        if (entry.Content is null) return null;
        return entry.Name switch
        {
            "cases.correction-requested" => Of<CorrectionRequested>(entry) is var asked ? procedure.Form.Find(asked.Item)?.Label : null,
            "cases.correction-answered" => Of<CorrectionAnswered>(entry) is var answered ? procedure.Form.Find(answered.Item)?.Label : null,
            _ => null,
        };
    }

    private static TEntry Of<TEntry>(PastEntry entry) => entry.Content!.Value.Deserialize<TEntry>(CityJson.Options)!;
}

/// <summary>Something that happened to a case.</summary>
/// <param name="Key">Key of its text.</param>
/// <param name="At">When.</param>
/// <param name="Detail">Which question it was about, or null.</param>
public sealed record PastEvent(string Key, SmartLocal.Kernel.Instant At, LocalText? Detail)
{
    /// <summary>The person or office that did it, as the reader may know it.</summary>
    public string? ByName { get; init; }

    /// <summary>Whether the applicant did it.</summary>
    public bool ByApplicant { get; init; }

    /// <summary>By what right somebody did it for the applicant; null where nobody did.</summary>
    public string? ActedAs { get; init; }

    /// <summary>As a line of a timeline.</summary>
    public TimelineEntry In(Text text, string applicantKey) => new(
        At.ToDateTimeOffset(), text[Key], Detail is null ? null : text.Of(Detail),
        ActedAs is not null ? text.Of(ByName is null ? "cases.by.agent" : "cases.by.clerk", ("kind", text["behalf.kind." + ActedAs]), ("name", ByName ?? ""))
        : ByApplicant ? text[applicantKey] : ByName is null ? null : RichText.Verbatim(ByName));
}

/// <summary>A look at the applicant's data by the city.</summary>
public sealed record CaseLook(SmartLocal.Kernel.Instant At, string OfficeName, string Purpose);
