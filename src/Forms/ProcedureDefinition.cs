using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>
/// One version of a procedure, as its file in the city folder says it: everything that every channel knows of it. Immutable;
/// whatever was begun under a version is finished under it.
/// </summary>
public sealed record ProcedureDefinition
{
    /// <summary>Its name in addresses: lower-case ASCII words joined by hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The version: SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Its code in the list of procedures and in the journal's sealed facts: <c>o-000</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The name read in hiragana, for finding and sorting it.</summary>
    public required string Reading { get; init; }

    /// <summary>Other words under which people look for it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Id of its category in <c>categories.yaml</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The life events (<c>events.yaml</c>) with which people come to it.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>The city's core system that takes it over, by the name of the national list; null where none does.</summary>
    public string? CoreSystem { get; init; }

    /// <summary>What it is for, in one or two sentences.</summary>
    public required LocalText Summary { get; init; }

    /// <summary>Who can apply, one condition a line.</summary>
    public required CityFact<IReadOnlyList<LocalText>> Applicants { get; init; }

    /// <summary>What one needs at hand, the attachments included.</summary>
    public required CityFact<IReadOnlyList<LocalText>> Needed { get; init; }

    /// <summary>How it is done without the screen: telephone, counter, post.</summary>
    public required CityFact<IReadOnlyList<LocalText>> OtherWays { get; init; }

    /// <summary>How surely the city must know who applies.</summary>
    public required CityFact<IdentityLevel> Identity { get; init; }

    /// <summary>By what right somebody may do it for another, as mandates name it: <c>guardian</c>; none where nobody may.</summary>
    public required CityFact<IReadOnlyList<string>> Behalf { get; init; }

    /// <summary>Code of the office (課) that decides.</summary>
    public required CityFact<string> Office { get; init; }

    /// <summary>Code of the post (職) that decides (決裁), by the city's rule of who may decide what.</summary>
    public required CityFact<string> Route { get; init; }

    /// <summary>On which days it can be submitted.</summary>
    public required CityFact<Period> Period { get; init; }

    /// <summary>Until when it has to be done, counted from what happened; null where it never is too late.</summary>
    public CityFact<Deadline>? Deadline { get; init; }

    /// <summary>What it costs.</summary>
    public required CityFact<Fee> Fee { get; init; }

    /// <summary>標準処理期間 in business days, counted from the day after submission (行政手続法第6条).</summary>
    public required CityFact<int> StandardDays { get; init; }

    /// <summary>What is granted and up to how much, in words; null where nothing is paid.</summary>
    public CityFact<LocalText>? Benefit { get; init; }

    /// <summary>What she gets in the end.</summary>
    public required CityFact<LocalText> Result { get; init; }

    /// <summary>Years that the documents are kept after the decision.</summary>
    public required CityFact<int> RetentionYears { get; init; }

    /// <summary>In what it ends.</summary>
    public required CityFact<Outcome> Outcome { get; init; }

    /// <summary>The words of the notices.</summary>
    public required CityFact<NoticeTexts> Notices { get; init; }

    /// <summary>Law, ordinance or guideline (要綱) it rests on.</summary>
    public required CityFact<LocalText> LegalBasis { get; init; }

    /// <summary>What is asked. Nothing, where it is done in another system.</summary>
    public FormDefinition Form => Asked.Value;

    internal Lazy<FormDefinition> Asked { get; init; } = new(FormDefinition.Nothing);

    /// <summary>Whether the city receives it itself; otherwise its page leads to the system that does.</summary>
    public bool IsReceived => Outcome.Value.Kind is not OutcomeKind.Handover;

    /// <summary>The facts that nobody stands for yet, in the order of the file.</summary>
    public required IReadOnlyList<DraftedFact> Drafted { get; init; }

    /// <summary>All its facts, in the order of the file.</summary>
    public required IReadOnlyList<FactState> Facts { get; init; }
}

/// <summary>When it can be submitted: always, between two days, or between two days of each year.</summary>
/// <param name="From">The first day; null for open.</param>
/// <param name="Until">The last day; null for open.</param>
/// <param name="EachYear">The same two days every year; null for once.</param>
public sealed record Period(DateOnly? From, DateOnly? Until, Season? EachYear = null)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(DateOnly day) => !(day < From) && !(day > Until) && EachYear?.Contains(day) != false;

    /// <summary>The days that are meant on a day: those that it lies in, otherwise those that come next; the last ones where none come.</summary>
    public Period On(DateOnly day) => EachYear?.On(day) ?? this;
}

/// <summary>Days that come back every year, perhaps over its end.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record Season(MonthDay From, MonthDay Until)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(DateOnly day) => On(day) is { } days && days.Contains(day);

    /// <summary>The days that it lies in, otherwise those that come next.</summary>
    public Period On(DateOnly day)
    {
        for (var year = day.Year - 1; ; year++)
        {
            var from = From.In(year);
            var until = Until.In(year);
            if (until < from) until = Until.In(year + 1);
            if (day <= until) return new Period(from, until);
        }
    }
}

/// <summary>What it costs.</summary>
/// <param name="Amount">The yen where it is always the same; null otherwise.</param>
/// <param name="From">How it is reckoned from the answers; null where it is always the same or nobody can say beforehand.</param>
/// <param name="Words">What people read of it; null where the amount says all.</param>
/// <param name="Paid">How it is paid today.</param>
public sealed record Fee(Yen? Amount, Calculation? From, LocalText? Words, Payment Paid)
{
    /// <summary>Whether it costs nothing.</summary>
    public bool IsFree => Amount is { Amount: 0 };

    /// <summary>The yen for these answers; null where nobody can say beforehand, or an answer is missing.</summary>
    public Yen? For(FilledForm filled)
    {
        ArgumentNullException.ThrowIfNull(filled);
        if (From is null) return Amount;
        return filled.Value(From) is { Kind: Feel.FeelKind.Number } value && value.AsNumber() is >= 0 and <= Yen.Max ? new Yen((long)decimal.Truncate(value.AsNumber())) : null;
    }
}

/// <summary>How a fee is paid.</summary>
public enum Payment
{
    /// <summary>Nothing is paid.</summary>
    None,

    /// <summary>At the counter.</summary>
    Counter,

    /// <summary>By postal order (定額小為替) in the letter, or cash by registered mail.</summary>
    Postal,

    /// <summary>With the bill (納付書) that the city sends.</summary>
    Invoice,
}

/// <summary>In what a procedure ends.</summary>
/// <param name="Kind">The kind of end.</param>
/// <param name="HasAmount">Whether a grant names an amount in yen.</param>
/// <param name="To">The system in which it is done; null where the city receives it itself.</param>
/// <param name="Href">The address of that system.</param>
public sealed record Outcome(OutcomeKind Kind, bool HasAmount, LocalText? To = null, string? Href = null);

/// <summary>The kinds of ends that a procedure can have.</summary>
public enum OutcomeKind
{
    /// <summary>A decision (処分): granted or refused, with a notice; also a certificate.</summary>
    Decision,

    /// <summary>A notification is accepted (受理): nothing is decided.</summary>
    Receipt,

    /// <summary>A day and hour are set.</summary>
    Booking,

    /// <summary>A question, report or wish is answered.</summary>
    Reply,

    /// <summary>It is done in another system, to which the page leads.</summary>
    Handover,
}

/// <summary>The notices of a procedure: those that its kind of end needs.</summary>
/// <param name="Grant">Of a decision: it is granted.</param>
/// <param name="Refuse">Of a decision: it is refused.</param>
/// <param name="Done">Of every other end: it is accepted, the hour is set, or here is the answer.</param>
public sealed record NoticeTexts(NoticeText? Grant, NoticeText? Refuse, NoticeText? Done)
{
    /// <summary>The values that a notice may name. Whoever issues one gives all of them to <see cref="LocalText.In"/>.</summary>
    public static readonly IReadOnlyList<string> Values = ["name", "procedure", "receipt", "amount", "reason", "words", "date", "city", "office"];

    /// <summary>The notices of the vocabulary that a kind of end takes where its file says <c>notices: standard</c>.</summary>
    internal static IReadOnlyList<string> Standard(string kind) => kind switch
    {
        "decision" => ["grant", "grant-amount", "refuse"],
        "receipt" => ["accept"],
        "booking" => ["book"],
        "reply" => ["reply"],
        "handover" => [],
        _ => ["grant", "grant-amount", "refuse", "accept", "book", "reply"],
    };
}

/// <summary>The words of one notice; both may name the values of <see cref="NoticeTexts.Values"/>.</summary>
public sealed record NoticeText(LocalText Title, LocalText Body);
