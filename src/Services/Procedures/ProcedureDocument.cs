using SmartLocal.Forms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>A procedure in the list for machines.</summary>
internal sealed record ProcedureSummary(string Id, string Code, string Name, string Summary, string Category, Availability Availability, int DraftedFacts)
{
    public static ProcedureSummary Of(ProcedureDefinition procedure, Availability availability, Text text) => new(
        procedure.Id, procedure.Code, text.Of(procedure.Name).Plain, text.Of(procedure.Summary).Plain, procedure.Category, availability, procedure.Drafted.Count);
}

/// <summary>All that a machine needs to know to fill in a procedure.</summary>
internal sealed record ProcedureDocument(ProcedureSummary Procedure, string Definition, FactsDocument Facts, IReadOnlyList<StepDocument> Steps)
{
    public static ProcedureDocument Of(ProcedureDefinition procedure, Availability availability, Text text) => new(
        ProcedureSummary.Of(procedure, availability, text),
        procedure.Hash,
        FactsDocument.Of(procedure, text),
        [.. procedure.Form.Steps.Select(s => new StepDocument(s.Id, text.Of(s.Title).Plain, [.. s.Items.Select(i => ItemDocument.Of(i, text))]))]);
}

/// <summary>The facts that the city must answer for, each with its mark.</summary>
internal sealed record FactsDocument(
    FactDocument<IdentityLevel> Identity,
    FactDocument<string> Office,
    FactDocument<Period> Period,
    FactDocument<FeeDocument> Fee,
    FactDocument<int> StandardDays,
    FactDocument<string>? Benefit,
    FactDocument<int> RetentionYears,
    FactDocument<Outcome> Outcome,
    FactDocument<string> LegalBasis,
    FactDocument<IReadOnlyList<string>> Applicants,
    FactDocument<IReadOnlyList<string>> Needed,
    FactDocument<IReadOnlyList<string>> OtherWays)
{
    public static FactsDocument Of(ProcedureDefinition p, Text text)
    {
        return new(
            Same(p.Identity), Same(p.Office), Same(p.Period), new FactDocument<FeeDocument>(FeeDocument.Of(p.Fee.Value, text), p.Fee.Confirmed, p.Fee.Drafted), Same(p.StandardDays), p.Benefit is null ? null : Words(p.Benefit),
            Same(p.RetentionYears), Same(p.Outcome), Words(p.LegalBasis), Lines(p.Applicants), Lines(p.Needed), Lines(p.OtherWays));

        FactDocument<T> Same<T>(CityFact<T> fact) => new(fact.Value, fact.Confirmed, fact.Drafted);
        FactDocument<string> Words(CityFact<LocalText> fact) => new(text.Of(fact.Value).Plain, fact.Confirmed, fact.Drafted);
        FactDocument<IReadOnlyList<string>> Lines(CityFact<IReadOnlyList<LocalText>> fact) => new([.. fact.Value.Select(l => text.Of(l).Plain)], fact.Confirmed, fact.Drafted);
    }
}

/// <summary>A fact: confirmed by somebody, or drafted with what has to be asked.</summary>
internal sealed record FactDocument<T>(T Value, Confirmation? Confirmed, string? Drafted);

internal sealed record StepDocument(string Id, string Title, IReadOnlyList<ItemDocument> Items);

/// <summary>An item: what is asked, and the shape of its JSON value.</summary>
internal sealed record ItemDocument(string Id, string Kind, string Label, bool Required)
{
    public IReadOnlyList<OptionDocument>? Options { get; private init; }
    public int? MaxLength { get; private init; }
    public int? Length { get; private init; }
    public Kernel.Yen? Max { get; private init; }
    public FilesDocument? Files { get; private init; }

    public static ItemDocument Of(FormItem item, Text text) => new(item.Id, item.Kind, text.Of(item.Label).Plain, item.Required)
    {
        Options = item is SelectItem select ? [.. select.Options.Select(o => new OptionDocument(o.Value, text.Of(o.Label).Plain))] : null,
        MaxLength = item switch { TextItem t => t.MaxLength, TextAreaItem t => t.MaxLength, KanaTextItem t => t.MaxLength, _ => null },
        Length = item is DigitsItem digits && digits.MinLength == digits.MaxLength ? digits.MaxLength : null,
        Max = (item as YenItem)?.Max,
        Files = item is FileItem file ? new FilesDocument(file.Types, file.MaxBytes, file.MaxFiles) : null,
    };
}

/// <summary>What it costs: always the same, reckoned by a formula, or only told in words.</summary>
internal sealed record FeeDocument(Kernel.Yen? Amount, string? Formula, string? Words, Payment Paid)
{
    public static FeeDocument Of(Fee fee, Text text) => new(fee.Amount, fee.From?.Text, fee.Words is null ? null : text.Of(fee.Words).Plain, fee.Paid);
}

internal sealed record OptionDocument(string Value, string Label);

internal sealed record FilesDocument(IReadOnlyList<string> Types, long MaxBytes, int MaxFiles);
