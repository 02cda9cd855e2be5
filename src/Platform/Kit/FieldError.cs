using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>One line of an error summary.</summary>
/// <param name="FieldId">The <see cref="Field.ControlId"/> to which it leads; null for what belongs to no single field.</param>
/// <param name="Text">What is wrong and how to mend it.</param>
public sealed record FieldError(string? FieldId, RichText Text);
