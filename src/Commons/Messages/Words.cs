namespace SmartLocal.Messages;

/// <summary>The coded words of states, as they end the keys of texts and stand in the journal.</summary>
internal static class Words
{
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Leased => "leased",
        DeliveryState.Accepted => "accepted",
        DeliveryState.Refused => "refused",
        DeliveryState.Doubtful => "doubtful",
        DeliveryState.Withheld => "withheld",
        DeliveryState.Returned => "returned",
        _ => "given-up",
    };

    public static string Of(Channel channel) => channel switch
    {
        Channel.Mail => "mail",
        Channel.Line => "line",
        Channel.Push => "push",
        Channel.Sms => "sms",
        _ => "letter",
    };

    /// <summary>The channel with this word; null where there is none.</summary>
    public static Channel? ChannelOf(string word) => Enum.GetValues<Channel>().Cast<Channel?>().FirstOrDefault(c => Of(c!.Value) == word);

    public static string Of(ContactState state) => state switch
    {
        ContactState.Open => "open",
        ContactState.Blocked => "blocked",
        _ => "unreachable",
    };

    public static string Of(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Notice => "notice",
        DeliveryKind.Carried => "carried",
        _ => "parcel",
    };

    public static string Of(MailReadiness readiness) => readiness switch
    {
        MailReadiness.Ready => "ready",
        MailReadiness.NotConfigured => "not-configured",
        MailReadiness.Misconfigured => "misconfigured",
        MailReadiness.NoSender => "no-sender",
        _ => "no-site-address",
    };
}
