using SmartLocal.Kernel;

namespace SmartLocal.Procedures.Contracts;

/// <summary>A submitted application (申請).</summary>
public readonly record struct ApplicationId(Guid Value) : IId<ApplicationId>
{
    /// <inheritdoc/>
    public static ApplicationId From(Guid value) => new(value);
}
