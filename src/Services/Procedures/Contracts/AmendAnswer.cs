using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Procedures.Contracts;

/// <summary>
/// Puts one answer of a submitted application right and keeps the earlier one. Asked by whoever allows the correction: that
/// this actor may correct this item now is for the asking act to have checked.
/// </summary>
/// <param name="Application">The application.</param>
/// <param name="Item">Id of the item.</param>
/// <param name="Answer">The new answer as <see cref="Forms.ItemAnswer.ToJson"/> writes it, read by the form; null takes an optional answer away.</param>
public sealed partial record AmendAnswer(ApplicationId Application, string Item, string? Answer) : IAct<Done>
{
    /// <summary>There is no such application.</summary>
    public static readonly RefusalKind Unknown = new("procedures.application-unknown", RefusalReason.NotFound);

    /// <summary>The new answer is the same as the earlier one.</summary>
    public static readonly RefusalKind Unchanged = new("procedures.answer-unchanged");

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("procedures.amend-answer", Permission.System);
}
