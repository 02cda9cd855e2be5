using System.Globalization;
using System.Text;

namespace SmartLocal.Feel;

/// <summary>A duration of days, hours, minutes and seconds, in seconds with up to nine decimals.</summary>
/// <param name="Total">All its seconds; negative backwards.</param>
public readonly record struct DaysTime(decimal Total)
{
    internal const decimal Day = 86_400;

    // As many seconds as other implementations count in 64 bits.
    private const decimal Most = long.MaxValue;

    /// <summary>Whole days of it.</summary>
    public decimal Days => decimal.Truncate(Total / Day);

    /// <summary>Hours beyond the whole days.</summary>
    public decimal Hours => decimal.Truncate(Total % Day / 3600);

    /// <summary>Minutes beyond the whole hours.</summary>
    public decimal Minutes => decimal.Truncate(Total % 3600 / 60);

    /// <summary>Seconds beyond the whole minutes, with their decimals.</summary>
    public decimal Seconds => Total % 60;

    /// <summary>As ISO 8601 writes it: <c>P1DT2H</c>, and <c>PT0S</c> for none.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Total < 0 ? "-P" : "P");
        Part(Days, 'D');
        if (Hours != 0 || Minutes != 0 || Seconds != 0 || Days == 0) text.Append('T');
        Part(Hours, 'H');
        Part(Minutes, 'M');
        if (Seconds != 0 || Total == 0) text.Append(Written.Number(Math.Abs(Seconds))).Append('S');
        return text.ToString();

        void Part(decimal count, char unit)
        {
            if (count != 0) text.Append(Math.Abs(count).ToString("0", CultureInfo.InvariantCulture)).Append(unit);
        }
    }

    internal static object? Of(decimal seconds) => seconds is >= -Most and <= Most ? new DaysTime(decimal.Round(seconds, 9)) : null;
}
