using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>What was typed of a mandate.</summary>
internal sealed record TypedTerms
{
    public string? Kind { get; init; }
    public string? PrincipalName { get; init; }
    public string? AgentName { get; init; }

    /// <summary>Whether it is for all procedures; then <see cref="Procedures"/> counts for nothing.</summary>
    public bool All { get; init; } = true;

    public IReadOnlyList<string> Procedures { get; init; } = [];
    public Kit.DateParts From { get; init; } = Kit.DateParts.None;
    public Kit.DateParts Until { get; init; } = Kit.DateParts.None;
}

/// <summary>By what right, for whom, in which procedures and from when until when: what a mandate says.</summary>
internal sealed record MandateTerms(MandateKind Kind, string PrincipalName, string AgentName, string? Procedures, DateOnly From, DateOnly Until)
{
    public const int LongestName = 100;

    /// <summary>Whoever needs it longer gives it again: a mandate that everybody has forgotten is nobody's will.</summary>
    public const int MostYears = 5;

    public static readonly RefusalKind Incomplete = new("behalf.incomplete");
    public static readonly RefusalKind KindMissing = new("behalf.kind-missing");
    public static readonly RefusalKind NameMissing = new("behalf.name-missing");
    public static readonly RefusalKind ProceduresMissing = new("behalf.procedures-missing");
    public static readonly RefusalKind ProcedureUnknown = new("behalf.procedure-unknown");

    /// <summary>The kinds that people give or declare; a clerk's own is neither.</summary>
    public static IReadOnlyList<MandateKind> Declarable { get; } =
        [MandateKind.Guardian, MandateKind.Family, MandateKind.Delegate, MandateKind.FilingAgent, MandateKind.Company];

    /// <summary>The kinds that a person gives by her own will.</summary>
    public static IReadOnlyList<MandateKind> Offerable { get; } = [.. Declarable.Where(k => k is not MandateKind.Guardian)];

    public static string Code(MandateKind kind) => Words.Kebab(kind.ToString());

    public static string Code(Told told) => Words.Kebab(told.ToString());

    /// <summary>What was chosen of what an agent is told; null where nothing was, or no such thing exists.</summary>
    public static Told? Told(string? code) => Enum.GetValues<Told>().Select(t => (Told?)t).FirstOrDefault(t => Code(t!.Value) == code);

    /// <summary>Reads all of it, and says everything that is wrong at once.</summary>
    public static Result<MandateTerms> Read(Acting acting, TypedTerms typed, IReadOnlyList<MandateKind> kinds, bool names)
    {
        var wrong = new List<Refusal>();
        var today = acting.Now.TokyoDate;
        var kind = kinds.Select(k => (MandateKind?)k).FirstOrDefault(k => Code(k!.Value) == typed.Kind);
        if (kind is null) wrong.Add(KindMissing.Of("kind"));
        var principal = Name(typed.PrincipalName, "principal", wrong);
        var agent = names ? Name(typed.AgentName, "agent", wrong) : "";
        var procedures = Scope(acting, typed, wrong);
        var from = Day(typed.From.ToKernel(), "from", null, today.AddYears(MostYears), wrong);
        var until = Day(typed.Until.ToKernel(), "until", from is { } first && first > today ? first : today, (from ?? today).AddYears(MostYears), wrong);
        return wrong.Count == 0
            ? new MandateTerms(kind!.Value, principal, agent, procedures, from!.Value, until!.Value)
            : Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };
    }

    public static string Name(string? typed, string field, List<Refusal> wrong)
    {
        if (!PlainText.Read(typed, LongestName).Try(out var name, out var no)) wrong.Add(no with { Field = field });
        else if (name.Length == 0) wrong.Add(NameMissing.Of(field));
        return name ?? "";
    }

    public static DateOnly? Day(DateParts typed, string field, DateOnly? earliest, DateOnly latest, List<Refusal> wrong)
    {
        if (typed.ToDate(earliest, latest).Try(out var day, out var no)) return day;
        wrong.Add(no with { Field = field });
        return null;
    }

    private static string? Scope(Acting acting, TypedTerms typed, List<Refusal> wrong)
    {
        if (typed.All) return null;
        var known = acting.All<IMandateScope>().SelectMany(s => s.Procedures).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var chosen = typed.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0) wrong.Add(ProceduresMissing.Of("procedures"));
        else if (chosen.Find(p => !known.Contains(p)) is not null) wrong.Add(ProcedureUnknown.Of("procedures"));
        return string.Join(' ', chosen);
    }
}
