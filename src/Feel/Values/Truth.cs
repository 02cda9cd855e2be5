namespace SmartLocal.Feel;

/// <summary>The two booleans, boxed once: a rule allocates none.</summary>
internal static class Truth
{
    public static readonly object Yes = true;

    public static readonly object No = false;

    public static object Of(bool value) => value ? Yes : No;
}
