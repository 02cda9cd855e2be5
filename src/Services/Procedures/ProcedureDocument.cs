using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Catalogue;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>A procedure in the list for machines.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Code">Its code in the list of procedures.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Reading">The name in hiragana.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Category">Id of its category.</param>
/// <param name="Events">Ids of the life events with which people come to it.</param>
/// <param name="Office">Code of the office in charge.</param>
/// <param name="Needed">Ids of what one brings along, of those that the catalogue tells apart.</param>
/// <param name="Outcome">In what it ends.</param>
/// <param name="Availability">Whether it can be done online today.</param>
/// <param name="DraftedFacts">How many of its facts nobody has confirmed.</param>
internal sealed record ProcedureSummary(
    string Id, string Code, string Name, string Reading, string Summary, string Category, IReadOnlyList<string> Events, string Office, IReadOnlyList<string> Needed,
    OutcomeKind Outcome, Availability Availability, int DraftedFacts)
{
    public static ProcedureSummary Of(CatalogueEntry entry, Text text, PlaceWords words)
    {
        var p = entry.Procedure;
        return new(
            p.Id, p.Code, text.Of(p.Name).Plain, p.Reading, words.Of(p.Summary).Plain, p.Category, p.Events, p.Office.Value, entry.Belongings, p.Outcome.Value.Kind, entry.Availability,
            p.Drafted.Count);
    }
}

/// <summary>All that a machine needs to know to fill in a procedure.</summary>
/// <param name="Procedure">As the list has it.</param>
/// <param name="Definition">The version: an application names it, and whatever was begun under it is finished under it.</param>
/// <param name="Facts">What law and city answer for, each with its mark.</param>
/// <param name="Steps">What is asked, step by step.</param>
/// <param name="Rules">What must hold between the answers.</param>
/// <param name="Tables">The decision tables over the answers.</param>
/// <param name="Answers">JSON Schema of what is sent.</param>
internal sealed record ProcedureDocument(
    ProcedureSummary Procedure, string Definition, FactsDocument Facts, IReadOnlyList<StepDocument> Steps, IReadOnlyList<RuleDocument> Rules,
    IReadOnlyList<TableDocument> Tables, JsonObject Answers)
{
    public static ProcedureDocument Of(CatalogueEntry entry, OfficeCard? office, Text text, PlaceWords words)
    {
        var p = entry.Procedure;
        return new(
            ProcedureSummary.Of(entry, text, words),
            p.Hash,
            FactsDocument.Of(p, office, text, words),
            [.. p.Form.Steps.Select(s => StepDocument.Of(s, text))],
            [.. p.Form.All.Rules.Select(r => RuleDocument.Of(r, text))],
            [.. p.Form.All.Tables.Select(TableDocument.Of)],
            AnswerSchema.Of(p, text));
    }
}

/// <summary>The facts that the city must answer for, each with its mark.</summary>
internal sealed record FactsDocument(
    FactDocument<IReadOnlyList<string>> Applicants,
    FactDocument<IReadOnlyList<string>> Needed,
    FactDocument<IReadOnlyList<string>> OtherWays,
    FactDocument<IdentityLevel> Identity,
    FactDocument<IReadOnlyList<string>> Behalf,
    FactDocument<string> Office,
    FactDocument<string> Route,
    FactDocument<Period> Period,
    FactDocument<DeadlineDocument>? Deadline,
    FactDocument<FeeDocument> Fee,
    FactDocument<int> StandardDays,
    FactDocument<string>? Benefit,
    FactDocument<string> Result,
    FactDocument<OutcomeDocument> Outcome,
    FactDocument<int> RetentionYears,
    FactDocument<string> LegalBasis)
{
    public static FactsDocument Of(ProcedureDefinition p, OfficeCard? office, Text text, PlaceWords words)
    {
        return new(
            Lines(p.Applicants), Lines(p.Needed), Lines(p.OtherWays), Same(p.Identity), Same(p.Behalf), Same(p.Office), Same(p.Route), Same(p.Period),
            p.Deadline is null ? null : To(p.Deadline, d => DeadlineDocument.Of(d, Plain)), To(p.Fee, f => FeeDocument.Of(f, Plain)), Same(p.StandardDays),
            p.Benefit is null ? null : To(p.Benefit, Plain), To(p.Result, Plain), To(p.Outcome, o => OutcomeDocument.Of(o, text)), Same(p.RetentionYears), To(p.LegalBasis, Plain));

        FactDocument<T> Same<T>(CityFact<T> fact) => To(fact, value => value);
        FactDocument<TOut> To<TIn, TOut>(CityFact<TIn> fact, Func<TIn, TOut> written) => new(written(fact.Value), fact.Confirmed, fact.Drafted);
        FactDocument<IReadOnlyList<string>> Lines(CityFact<IReadOnlyList<LocalText>> fact) => To(fact, IReadOnlyList<string> (lines) => [.. lines.Select(Plain)]);
        string Plain(LocalText said) => words.Of(said, office).Plain;
    }
}

/// <summary>A fact: confirmed by somebody, or drafted with what has to be asked.</summary>
internal sealed record FactDocument<T>(T Value, Confirmation? Confirmed, string? Drafted);

/// <summary>Until when it has to be done.</summary>
/// <param name="Words">As people read it.</param>
/// <param name="Event">The day from which it counts; null where it counts from none.</param>
/// <param name="Item">The item of the form that holds that day.</param>
/// <param name="Opens">How much after that day it can be done first, <c>-60d</c>.</param>
/// <param name="Closes">How much after that day it can be done last, <c>+14d</c>.</param>
/// <param name="EachYear">The same days every year.</param>
/// <param name="Rolls">Whether a last day on which the city hall is closed moves to the next open one.</param>
internal sealed record DeadlineDocument(string Words, string? Event, string? Item, string? Opens, string? Closes, Season? EachYear, bool Rolls)
{
    public static DeadlineDocument Of(Deadline d, Func<LocalText, string> plain) => new(plain(d.Words), d.Event is null ? null : plain(d.Event), d.Item, d.Opens?.Written, d.Closes?.Written, d.EachYear, d.Rolls);
}

/// <summary>What it costs: always the same, reckoned by a formula, or only told in words.</summary>
internal sealed record FeeDocument(Kernel.Yen? Amount, string? Formula, string? Words, Payment Paid)
{
    public static FeeDocument Of(Fee fee, Func<LocalText, string> plain) => new(fee.Amount, fee.From?.Text, fee.Words is null ? null : plain(fee.Words), fee.Paid);
}

/// <summary>In what it ends, and where it is done if the city does not receive it itself.</summary>
internal sealed record OutcomeDocument(OutcomeKind Kind, bool HasAmount, string? To, string? Href)
{
    public static OutcomeDocument Of(Outcome outcome, Text text) => new(outcome.Kind, outcome.HasAmount, outcome.To is null ? null : text.Of(outcome.To).Plain, outcome.Href);
}
