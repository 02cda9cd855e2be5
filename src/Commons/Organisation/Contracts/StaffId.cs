using SmartLocal.Kernel;

namespace SmartLocal.Organisation.Contracts;

/// <summary>A member of staff (職員). The same id as in <c>Actor.Id</c> and in her login.</summary>
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    /// <inheritdoc/>
    public static StaffId From(Guid value) => new(value);
}
