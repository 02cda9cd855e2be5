namespace SmartLocal.Feel;

/// <summary>What kind of thing a value is (DMN 1.5, 10.3.2.2).</summary>
public enum FeelKind
{
    /// <summary>No value. In FEEL null is a value like any other, and also what an operation gives that can't be done.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number of 28 digits.</summary>
    Number,

    /// <summary>A string of Unicode code points.</summary>
    String,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day, with or without an offset or zone.</summary>
    Time,

    /// <summary>A day and a time of it.</summary>
    DateTime,

    /// <summary>A duration of years and months.</summary>
    YearsMonths,

    /// <summary>A duration of days, hours, minutes and seconds.</summary>
    DaysTime,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name.</summary>
    Context,

    /// <summary>Everything from one end to another.</summary>
    Range,

    /// <summary>A function.</summary>
    Function,
}
