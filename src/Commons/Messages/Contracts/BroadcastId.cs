using SmartLocal.Kernel;

namespace SmartLocal.Messages.Contracts;

/// <summary>One text that many are told.</summary>
public readonly record struct BroadcastId(Guid Value) : IId<BroadcastId>
{
    /// <inheritdoc/>
    public static BroadcastId From(Guid value) => new(value);
}
