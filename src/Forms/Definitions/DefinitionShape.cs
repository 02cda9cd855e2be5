namespace SmartLocal.Forms;

// The shape of a procedure's file. What a name means is said where the definition is public: ProcedureDefinition.

internal sealed record ProcedureShape
{
    public string? Id { get; init; }
    public string? Code { get; init; }
    public Lined<TextShape>? Name { get; init; }
    public string? Reading { get; init; }
    public List<string> Words { get; init; } = [];
    public string? Category { get; init; }
    public Lined<TextShape>? Summary { get; init; }
    public Lined<FactsShape>? Facts { get; init; }
    public Lined<FormShape>? Form { get; init; }
}

internal sealed record FactsShape
{
    public Lined<FactShape<List<Lined<TextShape>>>>? Applicants { get; init; }
    public Lined<FactShape<List<Lined<TextShape>>>>? Needed { get; init; }
    public Lined<FactShape<List<Lined<TextShape>>>>? OtherWays { get; init; }
    public Lined<FactShape<string>>? Identity { get; init; }
    public Lined<FactShape<string>>? Office { get; init; }
    public Lined<FactShape<PeriodShape>>? Period { get; init; }
    public Lined<FactShape<long?>>? Fee { get; init; }
    public Lined<FactShape<int?>>? StandardDays { get; init; }
    public Lined<FactShape<Lined<TextShape>>>? Benefit { get; init; }
    public Lined<FactShape<int?>>? RetentionYears { get; init; }
    public Lined<FactShape<OutcomeShape>>? Outcome { get; init; }
    public Lined<FactShape<NoticesShape>>? Notices { get; init; }
    public Lined<FactShape<Lined<TextShape>>>? LegalBasis { get; init; }
}

internal sealed record FactShape<T>
{
    public T? Value { get; init; }
    public string? Drafted { get; init; }
    public ConfirmedShape? Confirmed { get; init; }
}

internal sealed record ConfirmedShape
{
    public string? By { get; init; }
    public DateOnly? On { get; init; }
    public string? From { get; init; }
}

internal sealed record TextShape
{
    public string? Ja { get; init; }
    public string? Easy { get; init; }
    public string? En { get; init; }
}

internal sealed record PeriodShape
{
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
}

internal sealed record OutcomeShape
{
    public string? Kind { get; init; }
    public bool Amount { get; init; }
}

internal sealed record NoticesShape
{
    public NoticeShape? Grant { get; init; }
    public NoticeShape? Refuse { get; init; }
}

internal sealed record NoticeShape
{
    public Lined<TextShape>? Title { get; init; }
    public Lined<TextShape>? Body { get; init; }
}

internal sealed record FormShape
{
    public List<Lined<StepShape>> Steps { get; init; } = [];
}

internal sealed record StepShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Title { get; init; }
    public Lined<TextShape>? Lead { get; init; }
    public List<Lined<ItemShape>> Items { get; init; } = [];
}

internal sealed record ItemShape
{
    public string? Id { get; init; }
    public string? Kind { get; init; }
    public Lined<TextShape>? Label { get; init; }
    public Lined<TextShape>? Help { get; init; }
    public bool Required { get; init; }
    public string? Prefill { get; init; }
    public List<Lined<OptionShape>>? Options { get; init; }
    public string? Min { get; init; }
    public string? Max { get; init; }
    public int? MaxLength { get; init; }
    public int? Length { get; init; }
    public List<string>? Types { get; init; }
    public int? MaxMegabytes { get; init; }
    public int? MaxFiles { get; init; }
    public bool? Camera { get; init; }

    public bool? Masked { get; init; }
}

internal sealed record OptionShape
{
    public string? Value { get; init; }
    public Lined<TextShape>? Label { get; init; }
}

internal sealed record CategoriesShape
{
    public List<Lined<CategoryShape>> Categories { get; init; } = [];
}

internal sealed record CategoryShape
{
    public string? Id { get; init; }
    public Lined<TextShape>? Name { get; init; }
    public Lined<TextShape>? Lead { get; init; }
}
