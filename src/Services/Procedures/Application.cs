using SmartLocal.Kernel;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>What somebody applied for, with her answers under the version of the form in which she gave them.</summary>
internal sealed class Application(Personal answers)
{
    public static readonly PersonalColumn AnswersColumn = new("procedures_application.answers", Fields.Answers);

    public ApplicationId Id { get; init; }

    public required string Receipt { get; init; }

    public required string Procedure { get; init; }

    public required string Definition { get; init; }

    public AccountId Account { get; init; }

    /// <summary>Who handed it in, where that was not the applicant herself.</summary>
    public Guid? Agent { get; init; }

    /// <summary>By what right: <see cref="Platform.Acts.ActedFor.Kind"/>.</summary>
    public string? ActedAs { get; init; }

    /// <summary>By which mandate.</summary>
    public Guid? Mandate { get; init; }

    public required string Channel { get; init; }

    /// <summary>Canonical JSON of <see cref="Forms.Answers"/>, sealed.</summary>
    public Personal Answers { get; private set; } = answers;

    public Instant At { get; init; }

    /// <summary>Puts the answers in place of those that were there; a correction keeps the one that changed.</summary>
    public void Amend(Personal answers) => Answers = answers;
}

/// <summary>A correction of one answer.</summary>
internal readonly record struct AmendedAnswerId(Guid Value) : IId<AmendedAnswerId>
{
    public static AmendedAnswerId From(Guid value) => new(value);
}

/// <summary>The answer that stood before a correction.</summary>
internal sealed class AmendedAnswer
{
    public static readonly PersonalColumn BeforeColumn = new("procedures_amendment.before", Fields.Answers);

    public AmendedAnswerId Id { get; init; }

    public ApplicationId Application { get; init; }

    public required string Item { get; init; }

    /// <summary>JSON of the earlier answer, sealed; null where there was none.</summary>
    public Personal? Before { get; init; }

    public Instant At { get; init; }
}
