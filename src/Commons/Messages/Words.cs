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
        _ => "given-up",
    };

    public static string Of(DeliveryKind kind) => kind is DeliveryKind.Notice ? "notice" : "carried";

    public static string Of(MailReadiness readiness) => readiness switch
    {
        MailReadiness.Ready => "ready",
        MailReadiness.NotConfigured => "not-configured",
        MailReadiness.Misconfigured => "misconfigured",
        MailReadiness.NoSender => "no-sender",
        _ => "no-site-address",
    };
}
