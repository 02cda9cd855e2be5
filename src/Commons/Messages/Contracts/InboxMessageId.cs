using SmartLocal.Kernel;

namespace SmartLocal.Messages.Contracts;

/// <summary>A message in a resident's inbox.</summary>
public readonly record struct InboxMessageId(Guid Value) : IId<InboxMessageId>
{
    /// <inheritdoc/>
    public static InboxMessageId From(Guid value) => new(value);
}
