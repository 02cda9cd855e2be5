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

    /// <summary>Code of the office (課) that decides.</summary>
    public required CityFact<string> Office { get; init; }

    /// <summary>On which days it can be submitted.</summary>
    public required CityFact<Period> Period { get; init; }

    /// <summary>What it costs.</summary>
    public required CityFact<Yen> Fee { get; init; }

    /// <summary>標準処理期間 in business days, counted from the day after submission (行政手続法第6条).</summary>
    public required CityFact<int> StandardDays { get; init; }

    /// <summary>What is granted and up to how much, in words; null where nothing is paid.</summary>
    public CityFact<LocalText>? Benefit { get; init; }

    /// <summary>Years that the documents are kept after the decision.</summary>
    public required CityFact<int> RetentionYears { get; init; }

    /// <summary>In what it ends.</summary>
    public required CityFact<Outcome> Outcome { get; init; }

    /// <summary>The words of the notices.</summary>
    public required CityFact<NoticeTexts> Notices { get; init; }

    /// <summary>Law, ordinance or guideline (要綱) it rests on.</summary>
    public required CityFact<LocalText> LegalBasis { get; init; }

    /// <summary>What is asked.</summary>
    public required FormDefinition Form { get; init; }

    /// <summary>The facts that nobody stands for yet, in the order of the file.</summary>
    public required IReadOnlyList<DraftedFact> Drafted { get; init; }

    /// <summary>All its facts, in the order of the file.</summary>
    public required IReadOnlyList<FactState> Facts { get; init; }
}

/// <summary>Days from the first to the last, both included; open where there is none.</summary>
public sealed record Period(DateOnly? From, DateOnly? Until)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(DateOnly day) => !(day < From) && !(day > Until);
}

/// <summary>In what a procedure ends.</summary>
/// <param name="Kind">The kind of end.</param>
/// <param name="HasAmount">Whether a grant names an amount in yen.</param>
public sealed record Outcome(OutcomeKind Kind, bool HasAmount);

/// <summary>The kinds of ends that a procedure can have.</summary>
public enum OutcomeKind
{
    /// <summary>A decision (処分): granted or refused, with a notice.</summary>
    Decision,
}

/// <summary>The notices of a decision.</summary>
/// <param name="Grant">When it is granted.</param>
/// <param name="Refuse">When it is refused.</param>
public sealed record NoticeTexts(NoticeText Grant, NoticeText Refuse)
{
    /// <summary>The values that a notice may name. Whoever issues one gives all of them to <see cref="LocalText.In"/>.</summary>
    public static readonly IReadOnlyList<string> Values = ["name", "procedure", "receipt", "amount", "reason", "date", "city", "office"];
}

/// <summary>The words of one notice; both may name the values of <see cref="NoticeTexts.Values"/>.</summary>
public sealed record NoticeText(LocalText Title, LocalText Body);
