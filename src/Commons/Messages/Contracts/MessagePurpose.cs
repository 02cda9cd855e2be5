namespace SmartLocal.Messages.Contracts;

/// <summary>What a message is for. Whoever reads chooses, for each purpose, by which ways she is told; the inbox has all of them.</summary>
public sealed record MessagePurpose
{
    private MessagePurpose(string code, bool isAsked) => (Code, IsAsked) = (code, isAsked);

    /// <summary>Her own applications and cases.</summary>
    public static MessagePurpose Matter { get; } = new("matter", isAsked: false);

    /// <summary>What is due soon.</summary>
    public static MessagePurpose Reminder { get; } = new("reminder", isAsked: false);

    /// <summary>What she may be entitled to, told before she asks (プッシュ型).</summary>
    public static MessagePurpose Offer { get; } = new("offer", isAsked: false);

    /// <summary>News of the city: only to those who have asked for them.</summary>
    public static MessagePurpose News { get; } = new("news", isAsked: true);

    /// <summary>All of them, in the order in which they are chosen.</summary>
    public static IReadOnlyList<MessagePurpose> All { get; } = [Matter, Reminder, Offer, News];

    /// <summary>Lower-case ASCII; the texts are <c>messages.purpose.CODE</c>.</summary>
    public string Code { get; }

    /// <summary>Whether nobody is told who has not asked for it.</summary>
    public bool IsAsked { get; }

    /// <summary>The purpose with this code.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MessagePurpose Of(string code) => All.FirstOrDefault(p => p.Code == code) ?? throw new ArgumentException($"'{code}' is no purpose of a message", nameof(code));

    /// <inheritdoc/>
    public override string ToString() => Code;
}
