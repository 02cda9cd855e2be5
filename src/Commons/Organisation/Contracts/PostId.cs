using SmartLocal.Kernel;

namespace SmartLocal.Organisation.Contracts;

/// <summary>A post (職) of an office.</summary>
public readonly record struct PostId(Guid Value) : IId<PostId>
{
    /// <inheritdoc/>
    public static PostId From(Guid value) => new(value);
}
