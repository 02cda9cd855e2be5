using SmartLocal.Kernel;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// The caller's own name for one performance: the same key, actor and act give the first answer again, for 30 days.
/// A refusal binds nothing, so a corrected form can be sent under the same key.
/// </summary>
public readonly record struct IdempotencyKey
{
    /// <summary>The longest key taken, in characters.</summary>
    public const int Longest = 128;

    /// <summary>The key is empty, too long, or holds other than printable ASCII.</summary>
    public static readonly RefusalKind Malformed = new("platform.idempotency-key-malformed");

    /// <summary>The key was used for another body; a new request needs a new key.</summary>
    public static readonly RefusalKind UsedForAnother = new("platform.idempotency-key-used", RefusalReason.Conflict);

    private IdempotencyKey(string value) => Value = value;

    /// <summary>The key as it was given.</summary>
    public string Value { get; }

    /// <summary>The key, or why it can't be one.</summary>
    public static Result<IdempotencyKey> From(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(c => c is > ' ' and < '\x7f')
            ? new IdempotencyKey(text)
            : Malformed.Because(("max", Longest));

    /// <summary>The key of a thing that can be done once by nature: a draft is submitted once.</summary>
    public static IdempotencyKey Of(Guid thing) => new(thing.ToString("n"));
}
