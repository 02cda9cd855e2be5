using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;

namespace SmartLocal.Messages;

/// <summary>
/// That somebody wants to be told of a purpose by a channel, or does not, with the words under which she said so. What she never said
/// has no row.
/// </summary>
internal sealed class Wish
{
    public Guid Account { get; init; }

    public required string Purpose { get; init; }

    public Channel Channel { get; init; }

    public bool Wanted { get; private set; }

    public Instant At { get; private set; }

    /// <summary>The sentence that she read when she chose, in her language: what she has consented to is what stood there.</summary>
    public string Words { get; private set; } = "";

    /// <summary>She says yes or no.</summary>
    public void Say(bool wanted, string words, Instant now) => (Wanted, Words, At) = (wanted, words, now);

    /// <summary>Whether somebody is told who never said: by what she has connected herself, of what she has not to ask for.</summary>
    public static bool Usual(MessagePurpose purpose, Channel channel) => !purpose.IsAsked && channel is not (Channel.Sms or Channel.Letter);
}
