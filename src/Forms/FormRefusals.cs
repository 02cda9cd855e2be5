using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>What can be wrong with a form. What can be wrong with a single value, the values of Kernel say themselves.</summary>
public static class FormRefusals
{
    /// <summary>Items are missing or wrong; the parts say which. Value: <c>count</c>.</summary>
    public static readonly RefusalKind Incomplete = new("forms.incomplete");

    /// <summary>A required item has no answer. Value: <c>label</c>.</summary>
    public static readonly RefusalKind Missing = new("forms.missing");

    /// <summary>Nothing was chosen. Value: <c>label</c>.</summary>
    public static readonly RefusalKind NotChosen = new("forms.not-chosen");

    /// <summary>A declaration that must be agreed with was not.</summary>
    public static readonly RefusalKind NotDeclared = new("forms.not-declared");

    /// <summary>A required file was not sent. Value: <c>label</c>.</summary>
    public static readonly RefusalKind FileMissing = new("forms.file-missing");

    /// <summary>More files than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind TooManyFiles = new("forms.too-many-files");

    /// <summary>No such file was sent by whoever names it. Value: <c>file</c>.</summary>
    public static readonly RefusalKind FileUnknown = new("forms.file-unknown");

    /// <summary>None of the answers to choose from. Values: <c>label</c>, <c>typed</c>.</summary>
    public static readonly RefusalKind NotAnOption = new("forms.not-an-option");

    /// <summary>Not exactly so many digits. Values: <c>label</c>, <c>length</c>.</summary>
    public static readonly RefusalKind NotDigits = new("forms.not-digits");

    /// <summary>More yen than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind YenTooMuch = new("forms.yen-too-much");

    /// <summary>The form asks no such thing. Value: <c>item</c>.</summary>
    public static readonly RefusalKind UnknownItem = new("forms.unknown-item");

    /// <summary>The JSON value of an item is not of its shape. Values: <c>item</c>, <c>expected</c>.</summary>
    public static readonly RefusalKind WrongShape = new("forms.wrong-shape");

    /// <summary>The body is not one JSON object.</summary>
    public static readonly RefusalKind NotJson = new("forms.not-json");
}
