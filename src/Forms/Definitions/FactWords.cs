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
        IEnumerable<string> words => string.Join('、', words),
        Period { EachYear: { } season } => $"{season.From} – {season.Until}",
        Period period => $"{Day(period.From)} – {Day(period.Until)}",
        Deadline deadline => string.Join('\n', new[] { deadline.Words.Ja, deadline.Event?.Ja, deadline.Opens?.ToString(), deadline.Closes?.ToString() }.OfType<string>()),
        Fee fee => string.Join('\n', new[] { fee.Words?.Ja, fee.From?.Text, fee.Amount is { } amount ? Of(amount) : null }.OfType<string>()),
        Yen yen => yen.Amount.ToString("N0", CultureInfo.InvariantCulture),
        NoticeTexts notices => string.Join("\n\n", new[] { notices.Grant, notices.Refuse, notices.Done }.OfType<NoticeText>().Select(n => $"{n.Title.Ja}\n{n.Body.Ja}")),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
