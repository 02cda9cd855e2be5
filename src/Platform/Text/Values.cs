using System.Globalization;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Text;

/// <summary>How a value reads inside a sentence.</summary>
internal static class Values
{
    // The product's days are Japan's; Japan has had no summer time since 1951.
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static RichText Show(object value, Language language) => value switch
    {
        RichText text => text,
        LocalText text => text.In(language),
        string text => RichText.Verbatim(text),
        int or long or short or byte or decimal or double or float => Number((IFormattable)value),
        DateOnly date => Date(date, language),
        DateTimeOffset time => Time(time, language),
        Instant moment => Time(moment.ToDateTimeOffset(), language),
        Yen yen when language is Language.En => Number(yen.Amount) + RichText.Verbatim("\u00A0yen"),
        IFormattable other => RichText.Verbatim(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => RichText.Verbatim(value.ToString()),
    };

    /// <summary>Thousands by commas, at most two places behind the point. A year is passed as a string, so that it has no comma.</summary>
    public static RichText Number(IFormattable number) =>
        RichText.Verbatim(number.ToString("#,0.##", CultureInfo.InvariantCulture));

    public static RichText Date(DateOnly date, Language language) => language switch
    {
        Language.En => RichText.Verbatim(date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)),
        Language.Easy => Easy.Fill(Parts(date), language),
        _ => Plain.Fill(Parts(date), language),
    };

    public static RichText Time(DateTimeOffset time, Language language)
    {
        var local = time.ToOffset(Japan);
        return Date(DateOnly.FromDateTime(local.DateTime), language)
            + RichText.Verbatim(local.ToString(" H:mm", CultureInfo.InvariantCulture));
    }

    // The three characters of a date are its notation, like the point in a number; no sentence of the product stands in code.
    private static readonly Template Plain = Template.Parse("{y}年{m}月{d}日");
    private static readonly Template Easy = Template.Parse("{y}{年|ねん}{m}{月|がつ}{d}{日|にち}");

    private static (string, object)[] Parts(DateOnly date) =>
        [("y", date.Year.ToString(CultureInfo.InvariantCulture)), ("m", date.Month), ("d", date.Day)];
}
