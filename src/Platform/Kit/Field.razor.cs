using Microsoft.AspNetCore.Components;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>
/// The one signature of every part of a form. The control (of several, the first) has the id <see cref="ControlId"/>, so
/// that an error summary can lead to it; help and error are linked to it by <c>aria-describedby</c>.
/// </summary>
public abstract partial class Field : PagePart
{
    /// <summary>The name under which the answer is sent. Parts of one answer add to it: <c>birth.year</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The id of the control; the name where none is given.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired] public required RichText Label { get; set; }

    /// <summary>How to answer, shown before the control.</summary>
    [Parameter] public RichText? Help { get; set; }

    /// <summary>Why it is asked, shown below the help.</summary>
    [Parameter] public RichText? Reason { get; set; }

    /// <summary>Whether the answer must be given. The mark says so; the server checks it and says what is missing.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Whether that hangs on other answers of the page and may change while it stands: then the page has both marks, one of them hidden.</summary>
    [Parameter] public bool RequiredVaries { get; set; }

    /// <summary>What is wrong with the answer and how to mend it.</summary>
    [Parameter] public RichText? Error { get; set; }

    /// <summary>Whether a fact in the question still waits for the city's confirmation.</summary>
    [Parameter] public bool Drafted { get; set; }

    [Inject] private protected Text.Text Text { get; set; } = null!;

    /// <summary>The id of the control, or of the first of several.</summary>
    public string ControlId => Id ?? Name;

    /// <summary>The id of the help text.</summary>
    public string HelpId => ControlId + "-help";

    /// <summary>The id of the error text.</summary>
    public string ErrorId => ControlId + "-error";

    /// <summary>The value of the control's <c>aria-describedby</c>, or null.</summary>
    public string? DescribedBy => (HasHelp, Error) switch
    {
        (false, null) => null,
        (true, null) => HelpId,
        (false, not null) => ErrorId,
        _ => HelpId + " " + ErrorId,
    };

    /// <summary>The value of the control's <c>aria-invalid</c>, or null.</summary>
    public string? Invalid => Error is null ? null : "true";

    /// <summary>The value of the control's <c>aria-required</c>, or null. Not <c>required</c>: the browser would stop the form
    /// with a sentence in its own language, and before anything can be saved.</summary>
    public string? AriaRequired => Required ? "true" : RequiredVaries ? "false" : null;

    private protected bool HasHelp => Help is not null || Reason is not null;

    private protected string FieldClass => Error is null ? "field" : "field field-wrong";

    private protected string GroupId => ControlId + "-group";
}
