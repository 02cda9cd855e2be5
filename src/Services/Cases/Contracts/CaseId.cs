using SmartLocal.Kernel;

namespace SmartLocal.Cases.Contracts;

/// <summary>A case (案件): what the city does with one application.</summary>
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    /// <inheritdoc/>
    public static CaseId From(Guid value) => new(value);
}
