using SmartLocal.Platform.Kit;

namespace SmartLocal.Messages.Pages;

/// <summary>How loudly the state of a delivery is said.</summary>
internal static class DeliveryTones
{
    public static Tone Of(string state) => state switch
    {
        "refused" or "returned" or "given-up" => Tone.Error,
        "doubtful" => Tone.Warning,
        "accepted" or "posted" => Tone.Success,
        _ => Tone.Info,
    };
}
