using SmartLocal.Kernel;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>What somebody applied for, with her answers under the version of the form in which she gave them.</summary>
internal sealed class Application(string answers)
{
    public ApplicationId Id { get; init; }

    public required string Receipt { get; init; }

    public required string Procedure { get; init; }

    public required string Definition { get; init; }

    public AccountId Account { get; init; }

    public required string Channel { get; init; }

    /// <summary>Canonical JSON of <see cref="Forms.Answers"/>.</summary>
    public string Answers { get; private set; } = answers;

    public Instant At { get; init; }

    /// <summary>Puts one answer in place of the earlier one.</summary>
    /// <returns>The correction, which keeps the earlier answer; null when nothing changes.</returns>
    public AmendedAnswer? Amend(AmendedAnswerId amendment, string item, string? answer, Instant now)
    {
        var amended = Forms.Answers.Amend(Answers, item, answer, out var earlier);
        if (earlier == answer) return null;
        Answers = amended;
        return new AmendedAnswer { Id = amendment, Application = Id, Item = item, Before = earlier, At = now };
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
    public AmendedAnswerId Id { get; init; }

    public ApplicationId Application { get; init; }

    public required string Item { get; init; }

    /// <summary>JSON of the earlier answer; null where there was none.</summary>
    public string? Before { get; init; }

    public Instant At { get; init; }
}
