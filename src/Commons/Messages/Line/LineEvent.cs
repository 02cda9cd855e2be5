using SmartLocal.Kernel;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Something that a person did on LINE. Events come at least once and in no order: whoever acts on one keeps its <see cref="Id"/>
/// and orders by <see cref="At"/>.
/// </summary>
/// <param name="Id">LINE's own id of the event (webhookEventId), the same when it is delivered again.</param>
/// <param name="At">When it happened, not when it was told.</param>
/// <param name="IsRedelivery">Whether LINE says that it tells it again. Not to be relied on: the first telling may have been lost.</param>
/// <param name="User">Who.</param>
internal abstract record LineEvent(string Id, Instant At, bool IsRedelivery, LineUserId User)
{
    /// <summary>With it an answer is free, once and within a minute or so; null where LINE gives none.</summary>
    public string? ReplyToken { get; init; }

    /// <summary>She made the city's account a friend, or let it speak again after blocking it.</summary>
    public sealed record Followed(string Id, Instant At, bool IsRedelivery, LineUserId User) : LineEvent(Id, At, IsRedelivery, User)
    {
        public override string ToString() => nameof(Followed);
    }

    /// <summary>She blocked the city's account: messages are taken by LINE and shown to nobody.</summary>
    public sealed record Unfollowed(string Id, Instant At, bool IsRedelivery, LineUserId User) : LineEvent(Id, At, IsRedelivery, User)
    {
        public override string ToString() => nameof(Unfollowed);
    }

    /// <summary>She went through the dialog that links her accounts.</summary>
    /// <param name="Id">As every event's.</param>
    /// <param name="At">As every event's.</param>
    /// <param name="IsRedelivery">As every event's.</param>
    /// <param name="User">Whom LINE saw in the dialog.</param>
    /// <param name="IsLinked">False where LINE stopped it, as when another person than the token's opened it.</param>
    /// <param name="Nonce">What the city gave her for the way.</param>
    public sealed record AccountLinked(string Id, Instant At, bool IsRedelivery, LineUserId User, bool IsLinked, AccountLinkNonce Nonce) : LineEvent(Id, At, IsRedelivery, User)
    {
        public override string ToString() => nameof(AccountLinked);
    }

    /// <summary>She wrote something to the city.</summary>
    public sealed record Wrote(string Id, Instant At, bool IsRedelivery, LineUserId User, string Text) : LineEvent(Id, At, IsRedelivery, User)
    {
        public override string ToString() => nameof(Wrote);
    }
}
