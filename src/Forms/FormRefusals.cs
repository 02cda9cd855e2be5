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

    /// <summary>Not so many digits. Values: <c>label</c>, <c>min</c>, <c>max</c>.</summary>
    public static readonly RefusalKind NotSoManyDigits = new("forms.not-so-many-digits");

    /// <summary>No number. Values: <c>label</c>, <c>typed</c>.</summary>
    public static readonly RefusalKind NotANumber = new("forms.not-a-number");

    /// <summary>A part of what is counted whole. Value: <c>label</c>.</summary>
    public static readonly RefusalKind NotAWholeNumber = new("forms.not-a-whole-number");

    /// <summary>More digits behind the point than are asked. Values: <c>label</c>, <c>decimals</c>.</summary>
    public static readonly RefusalKind TooManyDecimals = new("forms.too-many-decimals");

    /// <summary>Less than may be. Values: <c>label</c>, <c>min</c>.</summary>
    public static readonly RefusalKind NumberTooSmall = new("forms.number-too-small");

    /// <summary>More than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind NumberTooLarge = new("forms.number-too-large");

    /// <summary>No month. Value: <c>label</c>.</summary>
    public static readonly RefusalKind NotAMonth = new("forms.not-a-month");

    /// <summary>A month before the first one. Values: <c>label</c>, <c>min</c>.</summary>
    public static readonly RefusalKind MonthTooEarly = new("forms.month-too-early");

    /// <summary>A month after the last one. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind MonthTooLate = new("forms.month-too-late");

    /// <summary>No year. Values: <c>label</c>, <c>typed</c>.</summary>
    public static readonly RefusalKind NotAYear = new("forms.not-a-year");

    /// <summary>A period without its first day. Value: <c>label</c>.</summary>
    public static readonly RefusalKind PeriodWithoutFrom = new("forms.period-without-from");

    /// <summary>A period without its last day. Value: <c>label</c>.</summary>
    public static readonly RefusalKind PeriodWithoutUntil = new("forms.period-without-until");

    /// <summary>A period that ends before it begins. Value: <c>label</c>.</summary>
    public static readonly RefusalKind PeriodBackwards = new("forms.period-backwards");

    /// <summary>A day without the time of the day. Value: <c>label</c>.</summary>
    public static readonly RefusalKind TimeNotChosen = new("forms.time-not-chosen");

    /// <summary>Fewer chosen than must be. Values: <c>label</c>, <c>min</c>.</summary>
    public static readonly RefusalKind TooFewChosen = new("forms.too-few-chosen");

    /// <summary>More chosen than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind TooManyChosen = new("forms.too-many-chosen");

    /// <summary>No bank is named.</summary>
    public static readonly RefusalKind BankMissing = new("forms.bank-missing");

    /// <summary>No branch is named.</summary>
    public static readonly RefusalKind BranchMissing = new("forms.branch-missing");

    /// <summary>No point in Japan. Value: <c>label</c>.</summary>
    public static readonly RefusalKind NotAPoint = new("forms.not-a-point");

    /// <summary>A group that must be filled in has no row. Value: <c>label</c>.</summary>
    public static readonly RefusalKind NoRows = new("forms.no-rows");

    /// <summary>Fewer rows than must be. Values: <c>label</c>, <c>min</c>.</summary>
    public static readonly RefusalKind TooFewRows = new("forms.too-few-rows");

    /// <summary>More rows than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind TooManyRows = new("forms.too-many-rows");

    /// <summary>Two answers do not go together. Value: <c>says</c>, the words of the definition.</summary>
    public static readonly RefusalKind RuleBroken = new("forms.rule-broken");

    /// <summary>Who answers so does not need the procedure. Value: <c>says</c>, the words of the definition.</summary>
    public static readonly RefusalKind NotNeeded = new("forms.not-needed", RefusalReason.Conflict);

    /// <summary>Fewer yen than may be. Values: <c>label</c>, <c>min</c>.</summary>
    public static readonly RefusalKind YenTooLittle = new("forms.yen-too-little");

    /// <summary>More yen than may be. Values: <c>label</c>, <c>max</c>.</summary>
    public static readonly RefusalKind YenTooMuch = new("forms.yen-too-much");

    /// <summary>The form asks no such thing. Value: <c>item</c>.</summary>
    public static readonly RefusalKind UnknownItem = new("forms.unknown-item");

    /// <summary>The JSON value of an item is not of its shape. Values: <c>item</c>, <c>expected</c>.</summary>
    public static readonly RefusalKind WrongShape = new("forms.wrong-shape");

    /// <summary>The body is not one JSON object.</summary>
    public static readonly RefusalKind NotJson = new("forms.not-json");
}
