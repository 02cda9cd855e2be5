namespace SmartLocal.Kernel;

/// <summary>
/// 春分日 and 秋分日. The binding day is the one that the National Astronomical Observatory prints in the official gazette
/// (暦要項) in February of the year before; this is the approximation of 海上保安庁水路部 (新こよみ便利帳, 恒星社厚生閣,
/// 1991) for 1980 to 2099, which has agreed with every one printed so far.
/// </summary>
internal static class Equinox
{
    private const int FirstYear = 1980;
    private const decimal DaysPerYear = 0.242194m;

    public static DateOnly Vernal(int year) => new(year, 3, Day(20.8431m, year));

    public static DateOnly Autumnal(int year) => new(year, 9, Day(23.2488m, year));

    private static int Day(decimal in1980, int year) =>
        (int)(in1980 + (DaysPerYear * (year - FirstYear))) - ((year - FirstYear) / 4);
}
