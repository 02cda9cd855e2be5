using SmartLocal.Feel;
using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>The items of a form, or of one row, as somebody has filled them in so far.</summary>
public sealed class FilledSet
{
    private readonly ItemSet set;
    private readonly Filling from;
    private readonly bool[] shown;
    private readonly bool[] required;
    private readonly ItemAnswer?[] answers;
    private readonly Refusal?[] wrong;
    private readonly FilledSet[]?[] rows;
    private readonly FeelValue[]? values;

    // What must be answered, and is not yet: nobody knows what will hang on it, so nothing that does is asked.
    private readonly bool[] open;

    private FilledSet(ItemSet set, Filling from, Facts? facts)
    {
        (this.set, this.from, Facts) = (set, from, facts);
        var count = set.Items.Count;
        (shown, required, open, answers, wrong, rows) = (new bool[count], new bool[count], new bool[count], new ItemAnswer?[count], new Refusal?[count], new FilledSet[]?[count]);
        values = facts is null ? null : new FeelValue[count];
    }

    /// <summary>What rules know of the answers; null where there is no rule. Shared by the rows of a group, and therefore put anew for each.</summary>
    internal Facts? Facts { get; }

    /// <summary>Whether the item is asked.</summary>
    public bool IsShown(FormItem item) => shown[PlaceOf(item)];

    /// <summary>Whether the item must be answered.</summary>
    public bool IsRequired(FormItem item) => required[PlaceOf(item)];

    /// <summary>Whether some condition, rule or sum of the form looks at its answer: then others hang on it.</summary>
    public bool IsLookedAt(FormItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return set.LookedAt.Contains(item.Id);
    }

    /// <summary>The answer that stands, or null.</summary>
    public ItemAnswer? Answer(FormItem item) => answers[PlaceOf(item)];

    /// <summary>The rows of a group; none where it is hidden.</summary>
    public IReadOnlyList<FilledSet> Rows(GroupItem group) => rows[PlaceOf(group)] ?? [];

    internal static FilledSet Of(ItemSet set, Filling from, FeelClock clock, Facts? facts)
    {
        var filled = new FilledSet(set, from, facts);
        if (facts is null)
        {
            for (var i = 0; i < set.Items.Count; i++) filled.Fill(set.Items[i], i, clock);
            return filled;
        }

        foreach (var name in set.Places.Keys)
            if (set.LookedAt.Contains(name)) facts[name] = default; // of the row before
        foreach (var (item, table) in set.Order)
        {
            if (table is not null) Decide(table, facts, clock);
            else filled.Fill(item!, set.Places[item!.Id], clock);
        }

        return filled;
    }

    private static void Decide(FormTable table, Facts facts, FeelClock clock)
    {
        if (table.From.Formula.Known(facts, clock) is { } value) facts[table.Id] = value;
        else facts.Unknowing(table.Id);
    }

    /// <summary>Works out what must be answered, now that every answer is known.</summary>
    internal void Settle(FeelClock clock)
    {
        for (var i = 0; i < set.Items.Count; i++)
        {
            var item = set.Items[i];
            if (!shown[i]) continue;
            required[i] = item.Required || item.RequiredWhen?.Holds(Facts!, clock) == true;
            if (item is GroupItem group) SettleRows(group, i, clock);
        }
    }

    /// <summary>Adds everything that is wrong: with the items asked for, all where null, and between the answers.</summary>
    internal void Judge(FeelClock clock, HashSet<string>? asked, string prefix, List<Refusal> found)
    {
        // Rows share what their rules look at: it is this one's again before what stands in it is judged.
        Recall();
        for (var i = 0; i < set.Items.Count; i++)
        {
            var item = set.Items[i];
            if (!shown[i] || asked?.Contains(item.Id) == false) continue;
            if (wrong[i] is { } no) found.Add(Under(prefix, no));
            else if (answers[i] is null && required[i] && item is not SaidItem) found.Add(Under(prefix, item.WhenMissing.Of(item.Id, ("label", item.Label))));
            else if (item is GroupItem group) JudgeRows(group, i, clock, prefix, found);
        }

        if (set.Rules.Count == 0) return;
        var missing = MarkMissing(asked);
        foreach (var rule in set.Rules)
        {
            if (asked?.Contains(rule.At) == false || !shown[set.Places[rule.At]]) continue;
            var outcome = rule.Must.Formula.Suppose(Facts!, clock);
            if (outcome is { IsKnown: true, Value: { Kind: FeelKind.Boolean, IsTrue: false } }) found.Add(Under(prefix, FormRefusals.RuleBroken.Of(rule.At, ("says", rule.Says))));
        }

        foreach (var i in missing) Facts![set.Items[i].Id] = values![i];
    }

    /// <summary>The answers of these items, of all where null: nothing is wrong with them.</summary>
    internal Answers Answers(IReadOnlyList<FormItem>? asked)
    {
        var list = new List<ItemAnswer>(asked?.Count ?? set.Items.Count);
        foreach (var item in asked ?? set.Items)
            if (answers[set.Places[item.Id]] is { } answer) list.Add(answer);
        return new Answers(list);
    }

    private int PlaceOf(FormItem item) => set.Places[item.Id];

    private void Fill(FormItem item, int at, FeelClock clock)
    {
        shown[at] = true;
        foreach (var condition in item.ShownWhen)
            if (!condition.Holds(Facts!, clock)) shown[at] = false;
        if (!shown[at]) return;
        switch (item)
        {
            case CalculatedItem calculated when calculated.From.Formula.Known(Facts!, clock) is { } reckoned && calculated.Of(reckoned) is { } value:
                Take(at, new ItemAnswer(item, value, Source.Calculated));
                break;
            case SaidItem:
                break;
            case GroupItem group:
                FillRows(group, at, clock);
                break;
            default:
                if (!from.Read(item).Try(out var answer, out var no)) wrong[at] = no;
                else if (answer is not null) Take(at, answer);
                if (answers[at] is null && (item.Required || wrong[at] is not null)) Open(item, at);
                break;
        }
    }

    private void Take(int at, ItemAnswer answer)
    {
        answers[at] = answer;
        if (values is not null && set.LookedAt.Contains(answer.Item.Id)) Know(answer.Item, at, answer.Item.ToFeel(answer.Value));
    }

    private void Open(FormItem item, int at)
    {
        if (values is null || !set.LookedAt.Contains(item.Id)) return;
        open[at] = true;
        Facts!.Unknowing(item.Id);
    }

    private void Know(FormItem item, int at, FeelValue value)
    {
        if (values is null || !set.LookedAt.Contains(item.Id)) return;
        values[at] = value;
        Facts![item.Id] = value;
    }

    private void FillRows(GroupItem group, int at, FeelClock clock)
    {
        var each = from.Rows(group);
        var inner = group.Row.HasRules ? group.Row.Scope.NewFacts() : null;
        if (inner is not null) Look(group.Row, inner);
        var filled = new FilledSet[each.Count];
        for (var i = 0; i < filled.Length; i++) filled[i] = Of(group.Row, each[i], clock, inner);
        rows[at] = filled;
        if (filled.Length > group.MaxRows) wrong[at] = FormRefusals.TooManyRows.Of(group.Id, ("label", group.Label), ("max", group.MaxRows));
        else if (filled.Length > 0 && filled.Length < group.MinRows) wrong[at] = FormRefusals.TooFewRows.Of(group.Id, ("label", group.Label), ("min", group.MinRows));
        if (filled.Length == 0) Know(group, at, FeelValue.ListOf()); // none, which is not the same as not asked
        else Take(at, new ItemAnswer(group, filled.Select(r => r.Answers(null)).ToArray(), Source.Typed));
    }

    private void SettleRows(GroupItem group, int at, FeelClock clock)
    {
        if (rows[at] is not [var first, ..] filled) return;
        if (first.Facts is { } inner) Look(group.Row, inner);
        foreach (var row in filled)
        {
            row.Recall();
            row.Settle(clock);
        }
    }

    private void JudgeRows(GroupItem group, int at, FeelClock clock, string prefix, List<Refusal> found)
    {
        if (rows[at] is not [var first, ..] filled) return;
        if (first.Facts is { } inner) Look(group.Row, inner);
        for (var i = 0; i < filled.Length; i++) filled[i].Judge(clock, null, $"{prefix}{group.Id}.{i}.", found);
    }

    // What the rows' rules look at outside of them, as it is known now.
    private void Look(ItemSet row, Facts inner)
    {
        foreach (var name in row.Outside)
            if (Facts!.IsUnknown(name)) inner.Unknowing(name);
            else inner[name] = Facts[name];
    }

    // The facts are shared by all rows: what this row knows is put there again.
    private void Recall()
    {
        if (Facts is null) return;
        for (var i = 0; i < set.Items.Count; i++)
            if (open[i]) Facts.Unknowing(set.Items[i].Id);
            else if (set.LookedAt.Contains(set.Items[i].Id)) Facts[set.Items[i].Id] = values![i];
    }

    // What is asked and has no answer yet is unknown: wrong, required and still empty, or on another step. What may be left empty and is, is absent.
    private List<int> MarkMissing(HashSet<string>? asked)
    {
        var missing = new List<int>();
        for (var i = 0; i < set.Items.Count; i++)
        {
            var item = set.Items[i];
            if (!shown[i] || answers[i] is not null || !set.LookedAt.Contains(item.Id)) continue;
            if (open[i] || (wrong[i] is null && !required[i] && asked?.Contains(item.Id) != false)) continue;
            Facts!.Unknowing(item.Id);
            missing.Add(i);
        }

        return missing;
    }

    private static Refusal Under(string prefix, Refusal no) => prefix.Length == 0 ? no : no with { Field = prefix + no.Field };
}
