using SmartLocal.Forms;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Procedures;

/// <summary>One page of questions. Conditions stand as the definition writes them, in FEEL or as a table of names.</summary>
internal sealed record StepDocument(string Id, string Title, string? Lead, string? ShownWhen, IReadOnlyList<ItemDocument> Items, IReadOnlyList<ExitDocument>? Exits)
{
    public static StepDocument Of(FormStep step, Text text) => new(
        step.Id, text.Of(step.Title).Plain, step.Lead is null ? null : text.Of(step.Lead).Plain, step.ShownWhen?.Written,
        [.. step.Items.Select(i => ItemDocument.Of(i, text))],
        step.Exits.Count == 0 ? null : [.. step.Exits.Select(e => new ExitDocument(e.When.Written, text.Of(e.Says).Plain, e.Href))]);
}

/// <summary>Who need not go on, why, and where to go instead.</summary>
internal sealed record ExitDocument(string When, string Says, string? Href);

/// <summary>What must hold between answers, at which item it is told, and in which words.</summary>
internal sealed record RuleDocument(string Must, string At, string Says)
{
    public static RuleDocument Of(FormRule rule, Text text) => new(rule.Must.Written, rule.At, text.Of(rule.Says).Plain);
}

/// <summary>A decision table: its rows, and all of it as one formula in FEEL.</summary>
internal sealed record TableDocument(string Id, IReadOnlyList<TableRowDocument> Rows, string Formula, IReadOnlyList<TableExampleDocument> Examples)
{
    public static TableDocument Of(FormTable table) => new(
        table.Id, [.. table.Written.Select(r => new TableRowDocument(r.When, r.Gives))], table.From.Text,
        [.. table.Examples.Select(e => new TableExampleDocument(e.Given.ToDictionary(g => g.Name, g => g.Value, StringComparer.Ordinal), e.Gives))]);
}

/// <summary>A row of a table, in FEEL.</summary>
internal sealed record TableRowDocument(string When, string Gives);

/// <summary>What a table gives for which answers, in FEEL.</summary>
internal sealed record TableExampleDocument(IReadOnlyDictionary<string, string> Given, string Gives);

/// <summary>An item: what is asked, and within which limits. The shape of its JSON value is in the schema of the answers.</summary>
internal sealed record ItemDocument(string Id, string Kind, string Label, bool Required)
{
    public string? Help { get; private init; }
    public string? Reason { get; private init; }

    /// <summary>When it must be answered; null where that hangs on nothing.</summary>
    public string? RequiredWhen { get; private init; }

    /// <summary>When it is asked at all: all of them must hold.</summary>
    public IReadOnlyList<string>? ShownWhen { get; private init; }

    /// <summary>Whether an earlier answer is never offered.</summary>
    public bool Again { get; private init; }

    /// <summary>Its name in the shared vocabulary.</summary>
    public string? Word { get; private init; }

    /// <summary>The heading under which it stands with others.</summary>
    public string? Section { get; private init; }

    /// <summary>Whether staff see it masked until they ask for it.</summary>
    public bool Masked { get; private init; }

    /// <summary>What of the applicant it asks.</summary>
    public PersonDetail? Prefill { get; private init; }

    public IReadOnlyList<OptionDocument>? Options { get; private init; }
    public int? MinLength { get; private init; }
    public int? MaxLength { get; private init; }

    /// <summary>Exactly so many digits.</summary>
    public int? Length { get; private init; }

    /// <summary>A number, or a day as the definition writes it: <c>today-2y</c>.</summary>
    public object? Min { get; private init; }

    /// <summary>A number, or a day as the definition writes it.</summary>
    public object? Max { get; private init; }

    public int? Decimals { get; private init; }
    public string? Unit { get; private init; }
    public FilesDocument? Files { get; private init; }
    public RowsDocument? Rows { get; private init; }

    /// <summary>How it is reckoned, in FEEL.</summary>
    public string? Formula { get; private init; }

    /// <summary>As what a reckoned value is shown.</summary>
    public string? As { get; private init; }

    public static ItemDocument Of(FormItem item, Text text) => Limited(item, text) with
    {
        Help = Plain(item.Help, text), Reason = Plain(item.Reason, text), RequiredWhen = item.RequiredWhen?.Written,
        ShownWhen = item.ShownWhen.Count == 0 ? null : [.. item.ShownWhen.Select(c => c.Written)],
        Again = item.Again, Word = item.Word, Section = Plain(item.Section?.Label, text), Masked = item.Masked, Prefill = item.Prefill,
    };

    private static ItemDocument Limited(FormItem item, Text text)
    {
        var bare = new ItemDocument(item.Id, item.Kind, text.Of(item.Label).Plain, item.Required);
        return item switch
        {
            SelectItem select => bare with { Options = All(select.Options, text) },
            ChooseManyItem many => bare with { Options = All(many.Options, text), Min = many.Min, Max = Math.Min(many.Max, many.Options.Count) },
            TextItem t => bare with { MaxLength = t.MaxLength },
            TextAreaItem t => bare with { MaxLength = t.MaxLength },
            KanaTextItem t => bare with { MaxLength = t.MaxLength },
            DigitsItem d when d.MinLength == d.MaxLength => bare with { Length = d.MaxLength },
            DigitsItem d => bare with { MinLength = d.MinLength, MaxLength = d.MaxLength },
            NumberItem n => bare with { Min = n.Min, Max = n.Max, Decimals = n.Decimals, Unit = Plain(n.Unit, text) },
            YenItem y => bare with { Min = y.Min.Amount, Max = y.Max.Amount },
            DateItem d => bare with { Min = d.Min?.Written, Max = d.Max?.Written },
            MonthItem m => bare with { Min = m.Min?.Written, Max = m.Max?.Written },
            YearItem y => bare with { Min = y.Min?.Written, Max = y.Max?.Written },
            PeriodItem p => bare with { Min = p.Min?.Written, Max = p.Max?.Written },
            PreferredTimeItem p => bare with { Min = p.Min?.Written, Max = p.Max?.Written, Options = All(p.Times, text) },
            FileItem f => bare with { Files = new FilesDocument(f.Types, f.MaxBytes, f.MaxFiles) },
            GroupItem g => bare with { Rows = RowsDocument.Of(g, text) },
            CalculatedItem c => bare with { Formula = c.From.Text, As = c.As },
            _ => bare,
        };
    }

    private static OptionDocument[] All(IReadOnlyList<Option> options, Text text) => [.. options.Select(o => new OptionDocument(o.Value, text.Of(o.Label).Plain))];

    private static string? Plain(LocalText? words, Text text) => words is null ? null : text.Of(words).Plain;
}

/// <summary>The rows of a group.</summary>
internal sealed record RowsDocument(int Min, int Max, string Each, string Add, IReadOnlyList<ItemDocument> Items, IReadOnlyList<RuleDocument>? Rules)
{
    public static RowsDocument Of(GroupItem group, Text text) => new(
        group.MinRows, group.MaxRows, text.Of(group.Each).Plain, text.Of(group.Add).Plain, [.. group.Row.Items.Select(i => ItemDocument.Of(i, text))],
        group.Row.Rules.Count == 0 ? null : [.. group.Row.Rules.Select(r => RuleDocument.Of(r, text))]);
}

internal sealed record OptionDocument(string Value, string Label);

internal sealed record FilesDocument(IReadOnlyList<string> Types, long MaxBytes, int MaxFiles);
