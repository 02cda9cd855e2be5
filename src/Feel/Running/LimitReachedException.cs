namespace SmartLocal.Feel;

/// <summary>An evaluation asked for more than its <see cref="Limits"/> allow. It has no value, which is not null.</summary>
public sealed class LimitReachedException : Exception
{
    internal LimitReachedException(string code, string sentence)
        : base(sentence) => Code = code;

    /// <summary>A word for what there was too much of, under which a sentence in another language can be kept: <c>feel.too-many-steps</c>.</summary>
    public string Code { get; }

    internal static LimitReachedException Steps(int most) => new("feel.too-many-steps", $"The formula takes more than {most} steps");

    internal static LimitReachedException Depth(int most) => new("feel.too-deep-calls", $"More than {most} calls stand inside each other");

    internal static LimitReachedException List(int most) => new("feel.list-too-long", $"A list would have more than {most} items");

    internal static LimitReachedException Nesting(int most) => new("feel.value-too-deep", $"Lists and contexts stand more than {most} deep inside each other");

    internal static LimitReachedException String(int most) => new("feel.string-too-long", $"A string would have more than {most} characters");

    internal static LimitReachedException Matching() => new("feel.matching-too-long", "A pattern takes too long to match");
}
