namespace SmartLocal.Kernel;

/// <summary>
/// One thing that a person can do wrong, named. Declared once as a static field beside the act or value that refuses,
/// so that a test can list them all and find a text for each in every language.
/// </summary>
/// <param name="Code">The key of its text, <c>module.what-is-wrong</c>; part of the public API.</param>
/// <param name="Reason">What each channel makes of it.</param>
public sealed record RefusalKind(string Code, RefusalReason Reason = RefusalReason.Invalid)
{
    /// <summary>A refusal of this kind that needs no values in its sentence.</summary>
    public Refusal Because() => new(this);

    /// <summary>A refusal of this kind with the values its sentence names, <c>{max}</c> for <c>("max", 10)</c>.</summary>
    public Refusal Because(params (string Name, object Value)[] values) =>
        new(this) { Values = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal) };

    /// <summary>A refusal of the field at <paramref name="path"/>, in the spelling of the form (<c>applicant.address</c>).</summary>
    public Refusal Of(string path, params (string Name, object Value)[] values) =>
        Because(values) with { Field = path };
}

/// <summary>What kind of no it is. The edge of each channel translates it once (HTTP status, spoken sentence, exit code).</summary>
public enum RefusalReason
{
    /// <summary>The input is wrong and can be mended by whoever gave it.</summary>
    Invalid,

    /// <summary>The thing does not exist, or this person may not know that it does.</summary>
    NotFound,

    /// <summary>This person may not do this.</summary>
    NotAllowed,

    /// <summary>The person must sign in, or sign in more strongly, first.</summary>
    SignInNeeded,

    /// <summary>The thing is in a state in which this can't be done (any more, or yet).</summary>
    Conflict,

    /// <summary>The input is larger than the stated limit.</summary>
    TooLarge,

    /// <summary>Too often; the same request may be repeated later.</summary>
    TooOften,

    /// <summary>The system can't take it now; the same request may be repeated later.</summary>
    Unavailable,
}
