using System.Collections.Immutable;

namespace SmartLocal.Kernel;

/// <summary>
/// A no that a person can understand and mend: a kind whose text stands in every language, the values that the sentence
/// names, the field it belongs to, and, for a form, the refusals of its fields.
/// </summary>
public sealed record Refusal(RefusalKind Kind)
{
    /// <summary>The values that the sentence names.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The path of the field that is wrong, or null where no single field is.</summary>
    public string? Field { get; init; }

    /// <summary>The refusals that this one is made of: a form with three wrong fields is one refusal with three parts.</summary>
    public IReadOnlyList<Refusal> Parts { get; init; } = [];

    /// <summary>For logs and exceptions. A person reads the catalogued text instead.</summary>
    public override string ToString() => Field is null ? Kind.Code : $"{Kind.Code} at {Field}";
}
