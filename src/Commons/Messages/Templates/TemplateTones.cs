using SmartLocal.Platform.Kit;

namespace SmartLocal.Messages.Templates;

/// <summary>How loudly the state of a version is said.</summary>
internal static class TemplateTones
{
    public static Tone Of(string state) => state switch
    {
        "sent" => Tone.Success,
        "read" => Tone.Info,
        _ => Tone.Warning,
    };
}
