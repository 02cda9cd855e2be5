namespace SmartLocal.Platform.Kit;

/// <summary>What a banner or tag is about. Never told by colour alone: a banner also has a sign and a word, a tag its label.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad: not started, withdrawn.</summary>
    Neutral,

    /// <summary>Good to know; under way.</summary>
    Info,

    /// <summary>Done as wished.</summary>
    Success,

    /// <summary>Something to do or to mind.</summary>
    Warning,

    /// <summary>Something failed or was refused.</summary>
    Error,
}

internal static class Tones
{
    public static string Code(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Error => "error",
        _ => "neutral",
    };
}
