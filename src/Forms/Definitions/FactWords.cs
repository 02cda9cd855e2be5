using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A fact's value as whoever confirms it reads it: the words of the file, in Japanese.</summary>
internal static class FactWords
{
    public static string Of(object? value) => value switch
    {
        null => "",
        LocalText text => text.Ja,
        IEnumerable<LocalText> lines => string.Join('\n', lines.Select(l => l.Ja)),
        Period period => $"{Day(period.From)} – {Day(period.Until)}",
        Yen yen => yen.Amount.ToString("N0", CultureInfo.InvariantCulture),
        NoticeTexts notices => string.Join("\n\n", new[] { notices.Grant, notices.Refuse }.Select(n => $"{n.Title.Ja}\n{n.Body.Ja}")),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
