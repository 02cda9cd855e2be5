using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>The times of the day that are offered where a definition names none.</summary>
internal static class FormTimes
{
    public static IReadOnlyList<Option> All { get; } =
    [
        new("am", new LocalText("午前", "{午前|ごぜん}（12{時|じ}まで）", "Morning")),
        new("pm", new LocalText("午後", "{午後|ごご}（12{時|じ}から）", "Afternoon")),
        new("any", new LocalText("いつでもよい", "いつでも いいです", "Any time")),
    ];
}
