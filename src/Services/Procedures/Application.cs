using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>What somebody applied for, with her answers under the version of the form in which she gave them.</summary>
internal sealed class Application(Personal answers, Personal? numbers)
{
    public static readonly PersonalColumn AnswersColumn = new("procedures_application.answers", Fields.Answers);
    public static readonly PersonalColumn NumbersColumn = new("procedures_application.numbers", Fields.Masked);

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

    /// <summary>Canonical JSON of <see cref="Forms.Answers"/> with the individual numbers masked, sealed.</summary>
    public Personal Answers { get; private set; } = answers;

    /// <summary>The individual numbers in them, sealed by themselves: who looks at the answers does not open these.</summary>
    public Personal? Numbers { get; private set; } = numbers;

    public Instant At { get; init; }

    /// <summary>The answers, with the numbers where the look opens what is masked.</summary>
    public Answers Read(Opened opened, FormDefinition form)
    {
        var kept = Forms.Answers.Parse(form, opened.Read(Account.Value, AnswersColumn.Of(Id.Value), Answers));
        return opened.Opens(Fields.Masked) ? kept.WithNumbers(opened.ReadOptional(Account.Value, NumbersColumn.Of(Id.Value), Numbers)) : kept.Hide();
    }

    /// <summary>Puts the answers in place of those that were there; a correction keeps the one that changed.</summary>
    public void Amend(Acting acting, Answers corrected)
    {
        var kept = corrected.WithoutNumbers(out var numbers);
        Answers = acting.Seal(AnswersColumn.Of(Id.Value), kept.ToJson());
        Numbers = acting.SealOptional(NumbersColumn.Of(Id.Value), numbers);
    }
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
    public static readonly PersonalColumn NumbersColumn = new("procedures_amendment.numbers", Fields.Masked);

    public AmendedAnswerId Id { get; init; }

    public ApplicationId Application { get; init; }

    public required string Item { get; init; }

    /// <summary>JSON of the earlier answer with the individual numbers masked, sealed; null where there was none.</summary>
    public Personal? Before { get; private set; }

    /// <summary>The individual numbers in it, sealed by themselves.</summary>
    public Personal? Numbers { get; private set; }

    public Instant At { get; init; }

    /// <summary>Keeps what stood there.</summary>
    public void Keep(Acting acting, ItemAnswer? earlier)
    {
        if (earlier is null) return;
        var kept = earlier.WithoutNumbers(out var numbers);
        Before = acting.Seal(BeforeColumn.Of(Id.Value), kept.ToJson());
        Numbers = acting.SealOptional(NumbersColumn.Of(Id.Value), numbers);
    }

    /// <summary>What stood there, with the numbers where the look opens what is masked.</summary>
    public ItemAnswer? Read(Opened opened, Guid subject, FormDefinition form)
    {
        var before = Answers.ParseItem(form, Item, opened.ReadOptional(subject, BeforeColumn.Of(Id.Value), Before));
        return opened.Opens(Fields.Masked) ? before?.WithNumbers(opened.ReadOptional(subject, NumbersColumn.Of(Id.Value), Numbers)) : before?.Hide();
    }
}
