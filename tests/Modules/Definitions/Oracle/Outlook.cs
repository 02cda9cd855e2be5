using System.Text.Json.Nodes;
using SmartLocal.Feel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>Something that is wrong with a sheet, at a path, by the code of its refusal; of a broken rule, with its words.</summary>
internal sealed record Fault(string Path, string Code, string? Says = null);

/// <summary>What follows from a sheet: what is asked, what must be answered, what is wrong, what is kept.</summary>
internal sealed class Outlook
{
    private Outlook(AskedForm form, SetOutlook all, FeelClock clock)
    {
        All = all;
        Steps = [.. form.Steps.Where(s => (s.Show is null || All.Holds(s.Show, clock)) && s.Items.Any(i => All.Shown.Contains(i.Id)))];
        Exit = Steps.SelectMany(s => s.Exits).FirstOrDefault(e => All.Holds(e.When, clock));
        All.Judge(clock, Faults, Broken);
    }

    /// <summary>The steps that are asked.</summary>
    public IReadOnlyList<AskedStep> Steps { get; }

    /// <summary>The first early end, or null.</summary>
    public AskedExit? Exit { get; }

    public List<Fault> Faults { get; } = [];

    public HashSet<AskedRule> Broken { get; } = [];

    public SetOutlook All { get; }

    public bool IsAccepted => Exit is null && Faults.Count == 0;

    public static Outlook Of(AskedForm form, Sheet sheet, FeelClock clock)
    {
        var all = new SetOutlook(form.All, sheet, "");
        all.Fill(clock);
        all.Settle(clock);
        return new Outlook(form, all, clock);
    }

    /// <summary>Paths of what is asked, rows included.</summary>
    public IReadOnlySet<string> Shown() => All.Deep.SelectMany(s => s.Shown.Select(i => s.Prefix + i)).ToHashSet();

    /// <summary>Paths of what must be answered.</summary>
    public IReadOnlySet<string> Required() => All.Deep.SelectMany(s => s.Required.Select(i => s.Prefix + i)).ToHashSet();
}

/// <summary>The same for the items of the form, or of one row.</summary>
internal sealed class SetOutlook(AskedSet set, Sheet sheet, string prefix)
{
    private readonly Dictionary<string, FeelValue> values = [];
    private readonly Dictionary<string, List<SetOutlook>> rows = [];
    private readonly Dictionary<string, JsonNode> kept = [];

    public AskedSet Set => set;
    public Sheet Sheet => sheet;

    /// <summary>Before the paths of its items: <c>児童.0.</c>; nothing for the form.</summary>
    public string Prefix => prefix;

    public Facts Facts { get; } = set.Scope.NewFacts();
    public HashSet<string> Shown { get; } = [];
    public HashSet<string> Required { get; } = [];

    public IEnumerable<SetOutlook> Deep => rows.Values.SelectMany(r => r).SelectMany(r => r.Deep).Prepend(this);

    /// <summary>Whether it has an answer that stands.</summary>
    public bool HasAnswer(AskedItem item) => kept.ContainsKey(item.Id);

    /// <summary>Whether it is so whatever she answers to what she has to answer yet.</summary>
    public bool Holds(AskedCondition condition, FeelClock clock) => Value(condition, clock) is { IsTrue: true };

    private FeelValue? Value(AskedCondition formula, FeelClock clock) => formula.Formula.Suppose(Facts, clock) is { IsKnown: true } said ? (FeelValue?)said.Value : null;

    /// <summary>The answers as they are kept, in the form's order.</summary>
    public JsonObject Kept()
    {
        var json = new JsonObject();
        foreach (var item in set.Items)
            if (kept.TryGetValue(item.Id, out var value)) json[item.Id] = new JsonObject { ["value"] = value.DeepClone(), ["source"] = item.Kind == "calculated" ? "calculated" : "typed" };
        return json;
    }

    public void Fill(FeelClock clock)
    {
        foreach (var id in set.Order)
        {
            if (set.ById.TryGetValue(id, out var item)) Fill(item, clock);
            else if (Value(set.Tables.First(t => t.Id == id).From, clock) is { } gives) Facts[id] = gives;
            else Facts.Unknowing(id);
        }
    }

    public void Settle(FeelClock clock)
    {
        foreach (var item in set.Items.Where(i => Shown.Contains(i.Id)))
        {
            if (item.Required || (item.RequiredWhen is { } when && Holds(when, clock))) Required.Add(item.Id);
            foreach (var row in rows.GetValueOrDefault(item.Id) ?? [])
            {
                Look(row);
                row.Settle(clock);
            }
        }
    }

    public void Judge(FeelClock clock, List<Fault> faults, HashSet<AskedRule> broken)
    {
        foreach (var item in set.Items.Where(i => Shown.Contains(i.Id)))
        {
            if (WrongWith(item) is var (code, part)) faults.Add(new Fault(prefix + item.Id + (part is null ? "" : "." + part), code));
            else if (item.IsAsked && !kept.ContainsKey(item.Id) && Required.Contains(item.Id)) faults.Add(new Fault(prefix + item.Id, item.WhenMissing));
            else foreach (var row in rows.GetValueOrDefault(item.Id) ?? []) row.Judge(clock, faults, broken);
        }

        // Of what is asked and not answered nobody knows the value; what may be left empty has none.
        var missing = set.Items.Where(i => i.IsNamed && Shown.Contains(i.Id) && !kept.ContainsKey(i.Id) && (Required.Contains(i.Id) || WrongWith(i) is not null)).ToList();
        foreach (var item in missing) Facts.Unknowing(item.Id);
        foreach (var rule in set.Rules.Where(r => Shown.Contains(r.At)))
        {
            if (rule.Must.Formula.Suppose(Facts, clock) is not { IsKnown: true, Value: { Kind: FeelKind.Boolean, IsTrue: false } }) continue;
            faults.Add(new Fault(prefix + rule.At, "forms.rule-broken", rule.Says));
            broken.Add(rule);
        }

        foreach (var item in missing.Where(i => !i.Required && WrongWith(i) is null)) Facts[item.Id] = values.GetValueOrDefault(item.Id);
    }

    private (string Code, string? Part)? WrongWith(AskedItem item)
    {
        if (item.Row is null) return sheet[item.Id]?.Wrong;
        var count = rows.GetValueOrDefault(item.Id)?.Count ?? 0;
        return count > 0 && count < item.MinRows ? ("forms.too-few-rows", null) : null;
    }

    private void Fill(AskedItem item, FeelClock clock)
    {
        if (item.Shows.Any(s => !Holds(s.Condition, clock))) return;
        Shown.Add(item.Id);
        if (item.Kind == "calculated")
        {
            if (Value(item.Formula!, clock) is not { } value || Reckoned(item, value) is not var (json, known)) return;
            kept[item.Id] = json;
            Know(item, known);
        }
        else if (item.Row is not null) FillRows(item, clock);
        else if (sheet[item.Id] is { Wrong: null } given)
        {
            kept[item.Id] = given.Kept!;
            Know(item, given.Value);
        }
        else if (item.IsNamed && item.IsAsked && (item.Required || sheet[item.Id] is { Wrong: not null }))
        {
            Facts.Unknowing(item.Id);
        }
    }

    private void FillRows(AskedItem item, FeelClock clock)
    {
        var filled = new List<SetOutlook>();
        foreach (var row in sheet[item.Id]?.Rows ?? [])
        {
            var one = new SetOutlook(item.Row!, row, $"{prefix}{item.Id}.{filled.Count}.");
            Look(one);
            one.Fill(clock);
            filled.Add(one);
        }

        rows[item.Id] = filled;
        if (filled.Count > 0) kept[item.Id] = new JsonArray([.. filled.Select(r => (JsonNode)r.Kept())]);
        Know(item, FeelValue.ListOf(filled.Select(r => FeelValue.RowOf(r.values.Select(v => (v.Key, v.Value))))));
    }

    private void Know(AskedItem item, FeelValue value)
    {
        if (!item.IsNamed) return;
        values[item.Id] = value;
        Facts[item.Id] = value;
    }

    private void Look(SetOutlook row)
    {
        foreach (var name in row.Set.Outside)
            if (Facts.IsUnknown(name)) row.Facts.Unknowing(name);
            else row.Facts[name] = Facts[name];
    }

    // A sum of money is cut down to whole yen, and is none where it is negative.
    private static (JsonNode Json, FeelValue Value)? Reckoned(AskedItem item, FeelValue value) => (item.Node.Find("as")?.ToString(), value.Kind) switch
    {
        ("yen", FeelKind.Number) when decimal.Truncate(value.AsNumber()) is >= 0 and <= 999_999_999_999 and var yen => ((JsonNode)(long)yen, yen),
        ("number", FeelKind.Number) => (JsonValue.Create(value.AsNumber()), value),
        ("date", FeelKind.Date) when value.AsDate() is var day => ((JsonNode)$"{day.Year:0000}-{day.Month:00}-{day.Day:00}", value),
        ("text", FeelKind.String) => ((JsonNode)value.AsString(), value),
        _ => null,
    };
}
