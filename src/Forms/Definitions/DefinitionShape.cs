namespace SmartLocal.Forms;

// The shape of a procedure's file. What a name means is said where the definition is public: ProcedureDefinition.

internal sealed record ProcedureShape
{
    public string? Id { get; init; }
    public string? Code { get; init; }
    public Lined<TextShape>? Name { get; init; }
    public string? Reading { get; init; }
    public List<string> Words { get; init => field = value ?? []; } = [];
    public string? Category { get; init; }
    public List<string> Events { get; init => field = value ?? []; } = [];
    public Lined<TextShape>? Summary { get; init; }
    public string? CoreSystem { get; init; }
    public Lined<FactsShape>? Facts { get; init; }
    public Lined<FactsShape>? City { get; init; }
    public Lined<FormShape>? Form { get; init; }
}

internal sealed record FactsShape
{
    public Lined<List<Lined<TextShape>>>? Applicants { get; init; }
    public Lined<List<Lined<TextShape>>>? Needed { get; init; }
    public Lined<List<Lined<TextShape>>>? OtherWays { get; init; }
    public Lined<WordShape>? Identity { get; init; }
    public Lined<List<string>>? Behalf { get; init; }
    public Lined<WordShape>? Office { get; init; }
    public Lined<WordShape>? Route { get; init; }
    public Lined<WordOr<PeriodShape>>? Period { get; init; }
    public Lined<DeadlineShape>? Deadline { get; init; }
    public Lined<WordOr<FeeShape>>? Fee { get; init; }
    public Lined<WordShape>? StandardDays { get; init; }
    public Lined<TextShape>? Benefit { get; init; }
    public Lined<TextShape>? Result { get; init; }
    public Lined<OutcomeShape>? Outcome { get; init; }
    public Lined<WordOr<NoticesShape>>? Notices { get; init; }
    public Lined<WordShape>? RetentionYears { get; init; }
    public Lined<TextShape>? LegalBasis { get; init; }

    /// <summary>What has to be asked of whom before a fact can be confirmed: for all of them, or by fact with <c>others</c>.</summary>
    public Lined<WordOr<Dictionary<string, string>>>? Drafted { get; init; }

    public List<Lined<ConfirmedShape>> Confirmed { get; init => field = value ?? []; } = [];
}

internal sealed record ConfirmedShape
{
    public List<string> Facts { get; init => field = value ?? []; } = [];
    public string? By { get; init; }
    public DateOnly? On { get; init; }
    public string? From { get; init; }
}

internal sealed record PeriodShape
{
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public YearlyShape? Yearly { get; init; }
}

internal sealed record YearlyShape
{
    public string? From { get; init; }
    public string? Until { get; init; }
}

internal sealed record DeadlineShape
{
    public Lined<TextShape>? Words { get; init; }
    public Lined<TextShape>? Event { get; init; }
    public string? Item { get; init; }
    public string? Opens { get; init; }
    public string? Closes { get; init; }
    public YearlyShape? Yearly { get; init; }
    public bool Rolls { get; init; }
}

internal sealed record FeeShape
{
    public string? Formula { get; init; }
    public Lined<TextShape>? Words { get; init; }
    public string? Paid { get; init; }
}

internal sealed record OutcomeShape
{
    public string? Kind { get; init; }
    public bool Amount { get; init; }
    public Lined<TextShape>? To { get; init; }
    public string? Href { get; init; }
}

internal sealed record NoticesShape
{
    public string? Use { get; init; }
    public NoticeShape? Grant { get; init; }
    public NoticeShape? Refuse { get; init; }
    public NoticeShape? Accept { get; init; }
    public NoticeShape? Book { get; init; }
    public NoticeShape? Reply { get; init; }
}

internal sealed record NoticeShape
{
    public string? Id { get; init; }
    public string? Use { get; init; }
    public Lined<TextShape>? Title { get; init; }
    public Lined<TextShape>? Body { get; init; }
}

internal sealed record FormShape
{
    public List<Lined<StepShape>> Steps { get; init => field = value ?? []; } = [];
    public List<Lined<RuleShape>> Rules { get; init => field = value ?? []; } = [];
    public List<Lined<TableShape>> Tables { get; init => field = value ?? []; } = [];
}

internal sealed record StepShape
{
    public string? Id { get; init; }
    public string? Use { get; init; }
    public Lined<TextShape>? Title { get; init; }
    public Lined<TextShape>? Lead { get; init; }
    public Lined<ConditionShape>? Show { get; init; }
    public List<Lined<ItemShape>> Items { get; init => field = value ?? []; } = [];
    public List<Lined<ExitShape>> Exits { get; init => field = value ?? []; } = [];
}

internal sealed record ExitShape
{
    public Lined<ConditionShape>? When { get; init; }
    public Lined<TextShape>? Says { get; init; }
    public string? Href { get; init; }
}

internal sealed record RuleShape
{
    public Lined<ConditionShape>? Must { get; init; }
    public string? At { get; init; }
    public Lined<TextShape>? Says { get; init; }
}

internal sealed record TableShape
{
    public string? Id { get; init; }
    public string? Hit { get; init; }
    public List<Lined<TableRowShape>> Rows { get; init => field = value ?? []; } = [];
    public string? Otherwise { get; init; }
    public List<Lined<ExampleShape>> Examples { get; init => field = value ?? []; } = [];
}

internal sealed record TableRowShape
{
    public Dictionary<string, CellShape> When { get; init => field = value ?? []; } = [];
    public string? Gives { get; init; }
}

internal sealed record ExampleShape
{
    public Dictionary<string, CellShape> Given { get; init => field = value ?? []; } = [];
    public string? Gives { get; init; }
}

internal sealed record ItemShape
{
    public string? Id { get; init; }
    public string? Use { get; init; }
    public string? Kind { get; init; }
    public Lined<TextShape>? Label { get; init; }
    public Lined<TextShape>? Help { get; init; }
    public Lined<ConditionShape>? Required { get; init; }
    public Lined<ConditionShape>? Show { get; init; }
    public Lined<TextShape>? Reason { get; init; }
    public bool? Again { get; init; }
    public bool? Masked { get; init; }
    public string? Prefill { get; init; }
    public List<Lined<OptionShape>>? Options { get; init; }
    public string? Choices { get; init; }
    public string? Min { get; init; }
    public string? Max { get; init; }
    public int? MaxLength { get; init; }
    public int? MinLength { get; init; }
    public int? Length { get; init; }
    public int? Decimals { get; init; }
    public Lined<TextShape>? Unit { get; init; }
    public List<string>? Types { get; init; }
    public int? MaxMegabytes { get; init; }
    public int? MaxFiles { get; init; }
    public bool? Camera { get; init; }
    public List<Lined<ItemShape>>? Items { get; init; }
    public RowsShape? Rows { get; init; }
    public List<Lined<RuleShape>>? Rules { get; init; }
    public string? Formula { get; init; }
    public string? As { get; init; }
    public Lined<TextShape>? Text { get; init; }

    /// <summary>This word of the vocabulary with what the procedure writes over it.</summary>
    public ItemShape Under(ItemShape over) => this with
    {
        Id = over.Id ?? Id,
        Label = over.Label ?? Label,
        Help = over.Help ?? Help,
        Required = over.Required ?? Required,
        Show = over.Show ?? Show,
        Reason = over.Reason ?? Reason,
        Again = over.Again ?? Again,
        Masked = over.Masked ?? Masked,
        Prefill = over.Prefill ?? Prefill,
        Options = over.Options ?? (over.Choices is null ? Options : null),
        Choices = over.Choices ?? (over.Options is null ? Choices : null),
        Min = over.Min ?? Min,
        Max = over.Max ?? Max,
        MaxLength = over.MaxLength ?? MaxLength,
        MinLength = over.MinLength ?? MinLength,
        Length = over.Length ?? Length,
        Decimals = over.Decimals ?? Decimals,
        Unit = over.Unit ?? Unit,
        Types = over.Types ?? Types,
        MaxMegabytes = over.MaxMegabytes ?? MaxMegabytes,
        MaxFiles = over.MaxFiles ?? MaxFiles,
        Camera = over.Camera ?? Camera,
        Items = over.Items ?? Items,
        Rows = over.Rows ?? Rows,
        Rules = over.Rules ?? Rules,
        Formula = over.Formula ?? Formula,
        As = over.As ?? As,
        Text = over.Text ?? Text,
    };
}

internal sealed record RowsShape
{
    public int? Min { get; init; }
    public int? Max { get; init; }
    public Lined<TextShape>? Each { get; init; }
    public Lined<TextShape>? Add { get; init; }
}

/// <summary>An answer to choose: its text, which is its value too; or both.</summary>
internal sealed class OptionShape : YamlDotNet.Serialization.IYamlConvertible
{
    public string? Value { get; private set; }
    public Lined<TextShape>? Label { get; private set; }

    void YamlDotNet.Serialization.IYamlConvertible.Read(YamlDotNet.Core.IParser parser, Type expectedType, YamlDotNet.Serialization.ObjectDeserializer nestedObjectDeserializer)
    {
        if (parser.Current is YamlDotNet.Core.Events.Scalar)
        {
            Label = (Lined<TextShape>)nestedObjectDeserializer(typeof(Lined<TextShape>))!;
            Value = Label.Value.Ja;
            return;
        }

        var full = (Full)nestedObjectDeserializer(typeof(Full))!;
        (Value, Label) = (full.Value ?? full.Label?.Value.Ja, full.Label);
    }

    void YamlDotNet.Serialization.IYamlConvertible.Write(YamlDotNet.Core.IEmitter emitter, YamlDotNet.Serialization.ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();

    public sealed record Full
    {
        public string? Value { get; init; }
        public Lined<TextShape>? Label { get; init; }
    }
}

internal sealed record CategoriesShape
{
    public List<Lined<CategoryShape>> Categories { get; init => field = value ?? []; } = [];
}

internal sealed record EventsShape
{
    public List<Lined<CategoryShape>> Events { get; init => field = value ?? []; } = [];
}

internal sealed record BelongingsShape
{
    public List<Lined<BelongingShape>> Belongings { get; init; } = [];
}

internal sealed record BelongingShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Name { get; init; }
    public List<string> Words { get; init; } = [];
}

internal sealed record CategoryShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Name { get; init; }
    public Lined<TextShape>? Lead { get; init; }
}

internal sealed record VocabularyShape
{
    public List<Lined<ItemShape>> Items { get; init => field = value ?? []; } = [];
    public List<Lined<BlockShape>> Blocks { get; init => field = value ?? []; } = [];
    public List<Lined<ChoicesShape>> Choices { get; init => field = value ?? []; } = [];
    public List<Lined<SentenceShape>> Texts { get; init => field = value ?? []; } = [];
    public List<Lined<NoticeShape>> Notices { get; init => field = value ?? []; } = [];
}

internal sealed record BlockShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Title { get; init; }
    public Lined<TextShape>? Lead { get; init; }
    public List<string> Items { get; init => field = value ?? []; } = [];
}

internal sealed record ChoicesShape
{
    public string? Id { get; init; }
    public List<Lined<OptionShape>> Options { get; init => field = value ?? []; } = [];
}

internal sealed record SentenceShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Text { get; init; }
}
