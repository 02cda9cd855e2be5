using SmartLocal.Platform.Journal;

namespace SmartLocal.Messages.Contracts;

/// <summary>LINE told the city that somebody did something there.</summary>
/// <param name="Event">This once; it names nobody.</param>
/// <param name="Kind">follow, unfollow, link or word.</param>
/// <param name="Effect">invited, linked, not-linked, open, blocked or unchanged.</param>
public sealed record LineHeard(Guid Event, string Kind, string Effect) : IEntry
{
    static string IEntry.Name => "messages.line-heard";

    /// <inheritdoc/>
    public Guid About => Event;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind), new("effect", Effect)];
}

/// <summary>Somebody on LINE was shown how she connects her account.</summary>
/// <param name="Invitation">This once; it names nobody.</param>
public sealed record LineInvited(Guid Invitation) : IEntry
{
    static string IEntry.Name => "messages.line-invited";

    /// <inheritdoc/>
    public Guid About => Invitation;
}

/// <summary>A resident has agreed to be told by LINE and has gone to its dialog.</summary>
/// <param name="Account">Who.</param>
public sealed record LineLinkBegun(Guid Account) : IEntry
{
    static string IEntry.Name => "messages.line-link-begun";

    /// <inheritdoc/>
    public Guid About => Account;
}

/// <summary>A way by which a resident is told was closed or opened again, by her own doing at the provider.</summary>
/// <param name="Account">Who.</param>
/// <param name="Channel">Which.</param>
/// <param name="State">open, blocked or unreachable.</param>
public sealed record ContactChanged(Guid Account, string Channel, string State) : IEntry
{
    static string IEntry.Name => "messages.contact-changed";

    /// <inheritdoc/>
    public Guid About => Account;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("channel", Channel), new("state", State)];
}
