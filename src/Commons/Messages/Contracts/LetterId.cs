using SmartLocal.Kernel;

namespace SmartLocal.Messages.Contracts;

/// <summary>A letter.</summary>
public readonly record struct LetterId(Guid Value) : IId<LetterId>
{
    /// <inheritdoc/>
    public static LetterId From(Guid value) => new(value);
}
