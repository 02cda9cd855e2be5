namespace SmartLocal.Feel;

/// <summary>What can be named after a dot (DMN 1.5, 10.3.2.15, table 67).</summary>
internal static class Parts
{
    public static object? Of(object? value, string name, Run run) => value switch
    {
        FeelContext context => context.Find(name, out var entry) ? entry : null,
        FeelList list => OfItems(list, name, run),
        Unknown => value,
        FeelDate date => OfDay(date, name),
        FeelDateTime at => OfDay(at.Date, name) ?? OfClock(at.Time, at.Date, name),
        FeelTime time => OfClock(time, null, name),
        YearsMonths duration => name switch { "years" => (decimal)duration.Years, "months" => (decimal)duration.Months, _ => null },
        DaysTime duration => name switch
        {
            "days" => duration.Days,
            "hours" => duration.Hours,
            "minutes" => duration.Minutes,
            "seconds" => duration.Seconds,
            _ => null,
        },
        FeelRange range => name switch
        {
            "start" => range.From,
            "end" => range.To,
            "start included" => Truth.Of(range.StartIncluded),
            "end included" => Truth.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The type of a part; null where values of the type have no such part.</summary>
    public static FeelType? TypeOf(FeelType type, string name) => type switch
    {
        AnyType => FeelType.Any,
        ContextType context => context[name],
        ListType list => TypeOf(list.Of, name) is { } item ? FeelType.ListOf(item) : null,
        RangeType range => name switch { "start" or "end" => range.Of, "start included" or "end included" => FeelType.Boolean, _ => null },
        LimitedType limited => TypeOf(limited.Of, name),
        SimpleType { Kind: FeelKind.Null } => FeelType.Null,
        SimpleType simple => OfSimple(simple.Kind, name),
        _ => null,
    };

    private static FeelList OfItems(FeelList list, string name, Run run)
    {
        var parts = new List<object?>(list.Count);
        foreach (var item in list.Items)
            if (item is not FeelContext { IsRow: true } row || row.Find(name, out _)) parts.Add(Of(item, name, run));
        return run.List([.. parts]);
    }

    private static object? OfDay(FeelDate date, string name) => name switch
    {
        "year" => (decimal)date.Year,
        "month" => (decimal)date.Month,
        "day" => (decimal)date.Day,
        "weekday" => (decimal)date.Weekday,
        _ => null,
    };

    private static object? OfClock(FeelTime time, FeelDate? day, string name) => name switch
    {
        "hour" => (decimal)time.Hour,
        "minute" => (decimal)time.Minute,
        "second" => time.Seconds,
        "time offset" => time.OffsetOn(day) is { } offset ? new DaysTime(offset) : null,
        "timezone" => time.Zone,
        _ => null,
    };

    private static FeelType? OfSimple(FeelKind kind, string name) => (kind, name) switch
    {
        (FeelKind.Date or FeelKind.DateTime, "year" or "month" or "day" or "weekday") => FeelType.Number,
        (FeelKind.Time or FeelKind.DateTime, "hour" or "minute" or "second") => FeelType.Number,
        (FeelKind.Time or FeelKind.DateTime, "time offset") => FeelType.DaysTime,
        (FeelKind.Time or FeelKind.DateTime, "timezone") => FeelType.String,
        (FeelKind.YearsMonths, "years" or "months") => FeelType.Number,
        (FeelKind.DaysTime, "days" or "hours" or "minutes" or "seconds") => FeelType.Number,
        _ => null,
    };
}
