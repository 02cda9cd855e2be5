namespace SmartLocal.Forms;

/// <summary>A form as whoever confirms it reads it: its questions by step, in Japanese.</summary>
internal static class FormWords
{
    public static string Of(FormDefinition form) => string.Join('\n', form.Steps.SelectMany(s => s.Items.Select(i => "　" + Line(i)).Prepend(s.Title.Ja)));

    private static string Line(FormItem item) => item.Label.Ja + (item.Required ? "※" : "") + (item is GroupItem group ? $"（{string.Join("、", group.Row.Items.Select(Line))}）" : "");
}
