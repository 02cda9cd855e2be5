namespace SmartLocal.Platform.Kit;

/// <summary>How much a button asks to be pressed.</summary>
public enum ButtonLook
{
    /// <summary>The one thing to do next on the page.</summary>
    Solid,

    /// <summary>Another thing that can be done.</summary>
    Outline,

    /// <summary>A way out or aside.</summary>
    Text,

    /// <summary>Something that can't be undone.</summary>
    Danger,
}
