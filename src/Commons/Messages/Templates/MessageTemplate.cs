using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;

namespace SmartLocal.Messages.Templates;

/// <summary>A text for many that the staff writes: its name and what it is for. The words stand in its versions.</summary>
internal sealed class MessageTemplate
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    private MessageTemplate()
    {
    }

    public MessageTemplateId Id { get; private init; }

    /// <summary>As the staff calls it. No resident sees it.</summary>
    public string Name { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public Instant At { get; private init; }

    public static MessageTemplate Begin(MessageTemplateId id, Instant now) => new() { Id = id, At = now };

    /// <summary>It is called so, and is for that.</summary>
    public void Call(string name, MessagePurpose purpose) => (Name, Purpose) = (name, purpose.Code);
}

internal readonly record struct MessageTemplateId(Guid Value) : IId<MessageTemplateId>
{
    public static MessageTemplateId From(Guid value) => new(value);
}
