using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>One line of an error summary.</summary>
/// <param name="FieldId">The <see cref="Field.ControlId"/> to which it leads; null for what belongs to no single field.</param>
/// <param name="Text">What is wrong and how to mend it.</param>
public sealed record FieldError(string? FieldId, RichText Text)
{
    /// <summary>What has to be pressed to see the field, where it does not stand open on the page; null where it does.</summary>
    public FormPress? Press { get; init; }
}

/// <summary>A button of a form that is pressed from outside of it.</summary>
/// <param name="Form">The form's id.</param>
/// <param name="Name">The button's name.</param>
/// <param name="Value">What it sends.</param>
public sealed record FormPress(string Form, string Name, string Value);
