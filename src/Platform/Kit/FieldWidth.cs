namespace SmartLocal.Platform.Kit;

/// <summary>How wide a field is: as wide as the answer that is expected, so that the width itself is a hint.</summary>
public enum FieldWidth
{
    /// <summary>The whole column.</summary>
    Full,

    /// <summary>About 20 full-width characters: a name, a mail address.</summary>
    Long,

    /// <summary>About 12: a telephone number.</summary>
    Medium,

    /// <summary>About 8: a postal code, an amount.</summary>
    Short,

    /// <summary>About 4: a year, a count.</summary>
    Tiny,
}

internal static class FieldWidths
{
    public static string Class(this FieldWidth width) => width switch
    {
        FieldWidth.Long => "input w-long",
        FieldWidth.Medium => "input w-medium",
        FieldWidth.Short => "input w-short",
        FieldWidth.Tiny => "input w-tiny",
        _ => "input",
    };
}
