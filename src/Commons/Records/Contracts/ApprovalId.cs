using SmartLocal.Kernel;

namespace SmartLocal.Records.Contracts;

/// <summary>A draft on its way to a decision (起案から決裁まで).</summary>
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    /// <inheritdoc/>
    public static ApprovalId From(Guid value) => new(value);
}
