namespace SmartLocal.Plan;

/// <summary>How a figure stands against its target. It is judged on the plan's last day, and on the unrounded value.</summary>
public enum Standing
{
    /// <summary>Nothing measures it here yet.</summary>
    NotMeasured,

    /// <summary>It is measured, and there was nothing to count.</summary>
    NothingToCount,

    /// <summary>The plan runs: not judged before its last day.</summary>
    UnderWay,

    /// <summary>It is measured, but this system began to record only after the plan's last day.</summary>
    NotMeasuredThen,

    /// <summary>The plan's text does not hold the target.</summary>
    TargetNotGiven,

    /// <summary>The target was reached on the plan's last day.</summary>
    Reached,

    /// <summary>The target was not reached on the plan's last day.</summary>
    Missed,
}

internal static class Standings
{
    /// <summary>The standing of a figure that something measures.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="over">Whether the plan's last day has passed.</param>
    /// <param name="then">The value on the plan's last day, unrounded, or null where this system can't know it.</param>
    /// <param name="now">Whether there is a value today.</param>
    public static Standing Judge(Figure figure, bool over, decimal? then, bool now)
    {
        if (figure.Target.Text is null) return Standing.TargetNotGiven;
        if (!over) return now ? Standing.UnderWay : Standing.NothingToCount;
        if (then is not { } value) return Standing.NotMeasuredThen;
        return figure.Target.Value is { } target && Meets(figure, value, target) ? Standing.Reached : Standing.Missed;
    }

    public static bool Meets(Figure figure, decimal value, decimal target) => figure.AtMost ? value <= target : value >= target;

    /// <summary>
    /// The value as it is shown: with the figure's decimals, and with as many more as it takes not to look like a target that
    /// was missed (99.96 % is not 100 %).
    /// </summary>
    public static decimal Shown(Figure figure, decimal value)
    {
        var decimals = figure.Decimals;
        var shown = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        while (figure.Target.Value is { } target && decimals < 6 && Meets(figure, value, target) != Meets(figure, shown, target))
            shown = Math.Round(value, ++decimals, MidpointRounding.AwayFromZero);
        return shown;
    }
}
