using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What a newer version of a form asks otherwise than an earlier one.</summary>
public static class FormChanges
{
    /// <summary>The changes that whoever fills it in has to know, in the order of the newer form; what is asked no more comes last.</summary>
    public static IReadOnlyList<FormChange> Between(FormDefinition earlier, FormDefinition newer)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(newer);
        var changes = new List<FormChange>();
        Compare(earlier.All, newer.All, [], changes);
        var before = earlier.Steps.SelectMany(s => s.Exits).ToHashSet(ExitWords.Same);
        changes.AddRange(newer.Steps.SelectMany(s => s.Exits).Where(e => !before.Contains(e)).Select(e => new FormChange(FormChangeKind.Rule, [], e.Says)));
        return changes;
    }

    private static void Compare(ItemSet earlier, ItemSet newer, IReadOnlyList<LocalText> within, List<FormChange> changes)
    {
        foreach (var item in newer.Items.Where(i => i is not NoteItem))
        {
            if (earlier.Find(item.Id) is not { } was) changes.Add(new FormChange(FormChangeKind.Added, within, item.Label));
            else if (was.Kind != item.Kind) changes.Add(new FormChange(FormChangeKind.Kind, within, item.Label) { Dropped = true });
            else Compare(was, item, within, changes);
        }

        foreach (var gone in earlier.Items.Where(i => i is not NoteItem && newer.Find(i.Id) is null))
            changes.Add(new FormChange(FormChangeKind.Removed, within, gone.Label) { Dropped = gone is not SaidItem });
        var rules = earlier.Rules.Select(r => (r.Must.Written, r.At, r.Says)).ToHashSet();
        changes.AddRange(newer.Rules.Where(r => !rules.Contains((r.Must.Written, r.At, r.Says))).Select(r => new FormChange(FormChangeKind.Rule, within, r.Says)));
    }

    private static void Compare(FormItem was, FormItem item, IReadOnlyList<LocalText> within, List<FormChange> changes)
    {
        if (was.Required != item.Required || was.RequiredWhen?.Written != item.RequiredWhen?.Written)
            changes.Add(new FormChange(item.Required || item.RequiredWhen is not null ? FormChangeKind.Required : FormChangeKind.Optional, within, item.Label));
        if (was.Label != item.Label) changes.Add(new FormChange(FormChangeKind.Words, within, item.Label));
        if (!OptionsOf(was).SequenceEqual(OptionsOf(item))) changes.Add(new FormChange(FormChangeKind.Options, within, item.Label));
        if (!LimitsOf(was).Equals(LimitsOf(item)) || !Conditions(was).SequenceEqual(Conditions(item))) changes.Add(new FormChange(FormChangeKind.Limits, within, item.Label));
        if (was is GroupItem before && item is GroupItem group) Compare(before.Row, group.Row, [.. within, group.Label], changes);
    }

    private static IEnumerable<string> Conditions(FormItem item) => item.ShownWhen.Select(c => c.Written);

    private static IEnumerable<string> OptionsOf(FormItem item) => item switch
    {
        SelectItem select => select.Options.Select(o => o.Value),
        ChooseManyItem many => many.Options.Select(o => o.Value),
        PreferredTimeItem wished => wished.Times.Select(o => o.Value),
        _ => [],
    };

    // What an answer may be, as far as its kind lets a file say it.
    private static object LimitsOf(FormItem item) => item switch
    {
        TextItem text => text.MaxLength,
        TextAreaItem text => text.MaxLength,
        KanaTextItem text => text.MaxLength,
        DigitsItem digits => (digits.MinLength, digits.MaxLength),
        NumberItem number => (number.Min, number.Max, number.Decimals, number.Unit),
        YenItem yen => (yen.Min, yen.Max),
        DateItem date => (date.Min, date.Max),
        MonthItem month => (month.Min, month.Max),
        YearItem year => (year.Min, year.Max),
        PeriodItem period => (period.Min, period.Max),
        PreferredTimeItem wished => (wished.Min, wished.Max),
        ChooseManyItem many => (many.Min, many.Max),
        FileItem file => (string.Join(' ', file.Types), file.MaxBytes, file.MaxFiles),
        GroupItem group => (group.MinRows, group.MaxRows),
        CalculatedItem calculated => (calculated.From.Text, calculated.As),
        _ => item.Kind,
    };

    /// <summary>Exits are the same when they say the same of the same people.</summary>
    private sealed class ExitWords : IEqualityComparer<FormExit>
    {
        public static readonly ExitWords Same = new();

        public bool Equals(FormExit? x, FormExit? y) => x?.When.Written == y?.When.Written && x?.Says == y?.Says;

        public int GetHashCode(FormExit obj) => HashCode.Combine(obj.When.Written, obj.Says);
    }
}

/// <summary>One change.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Within">The groups that the question stands in, from outside; none for most.</param>
/// <param name="Says">The question, or the rule in words.</param>
public sealed record FormChange(FormChangeKind Kind, IReadOnlyList<LocalText> Within, LocalText Says)
{
    /// <summary>Whether what was typed for it does not go over to the newer form.</summary>
    public bool Dropped { get; init; }
}

/// <summary>What can change in a form.</summary>
public enum FormChangeKind
{
    /// <summary>It is asked now.</summary>
    Added,

    /// <summary>It is asked no more.</summary>
    Removed,

    /// <summary>It is answered in another way.</summary>
    Kind,

    /// <summary>Its words.</summary>
    Words,

    /// <summary>Its answers to choose from.</summary>
    Options,

    /// <summary>It must be answered now, perhaps of some only.</summary>
    Required,

    /// <summary>It need not be answered any more.</summary>
    Optional,

    /// <summary>What may be answered, or who is asked.</summary>
    Limits,

    /// <summary>What must hold between answers, or who need not go on.</summary>
    Rule,
}
