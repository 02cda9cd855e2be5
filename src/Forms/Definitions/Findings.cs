using System.Text.RegularExpressions;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>The mistakes found while one file is read. Reading goes on after each, so that all are reported at once.</summary>
internal sealed partial class Findings(string path)
{
    private static readonly LocalText Unreadable = new("");

    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public bool Mistaken { get; private set; }

    /// <summary>Whether the text was checked before: then it is only read.</summary>
    public bool IsTrusting { get; init; }

    /// <summary>How many texts were read, and how many of them are in English too.</summary>
    public (int All, int English) TextCount { get; private set; }

    public void Mistake(int line, string what, string mend)
    {
        Mistaken = true;
        all.Add(new Finding(path, line, what, mend));
    }

    public void Warn(int line, string what, string mend) => all.Add(new Finding(path, line, what, mend) { IsWarning = true });

    /// <summary>The text, which may name only the given values.</summary>
    public LocalText Text(Lined<TextShape>? shape, int line, string what, params IEnumerable<string> values)
    {
        if (shape is null || string.IsNullOrWhiteSpace(shape.Value.Ja))
        {
            Mistake(shape?.Line ?? line, $"{what} is missing", "Write it as { ja: …, easy: …, en: … }, or once with {漢字|かんじ} for both");
            return Unreadable;
        }

        if (IsTrusting) return LocalText.Checked(shape.Value.Ja, shape.Value.Easy, shape.Value.En);
        try
        {
            var text = new LocalText(shape.Value.Ja, shape.Value.Easy, shape.Value.En);
            Count(shape.Value);
            (string, object)[] given = [.. values.Select(v => (v, (object)v))];
            foreach (var language in LanguageCodes.All) text.In(language, given);
            if (shape.Value.Easy is not { } easy)
                Mistake(shape.Line, $"{what} has no やさしい日本語", "Write easy: short sentences of plain words, {漢字|かんじ}");
            else if (Bare().Match(Furigana().Replace(easy, "")) is { Success: true } bare)
                Mistake(shape.Line, $"{what}: '{bare.Value}' has no furigana in the easy text", "Write {漢字|かんじ}");
            return LocalText.Checked(shape.Value.Ja, shape.Value.Easy, shape.Value.En);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            Mistake(shape.Line, $"{what}: {e.Message}", "Braces hold a value that the text may name, or {漢字|かんじ}; write {{ for a brace itself");
            return Unreadable;
        }
    }

    public LocalText? OptionalText(Lined<TextShape>? shape, string what) => shape is null ? null : Text(shape, shape.Line, what);

    public IReadOnlyList<LocalText> Texts(IReadOnlyList<Lined<TextShape>>? shapes, int line, string what)
    {
        if (shapes is null or []) Mistake(line, $"{what} is empty", "Write at least one line as - { ja: …, easy: …, en: … }");
        return [.. (shapes ?? []).Select(s => Text(s, s.Line, what))];
    }

    private void Count(TextShape text) => TextCount = (TextCount.All + 1, TextCount.English + (text.En is null ? 0 : 1));

    /// <summary>A name in addresses: lower-case ASCII words joined by hyphens.</summary>
    public string Kebab(string? id, int line, string what)
    {
        if (id is not null && KebabName().IsMatch(id)) return id;
        Mistake(line, $"{what} '{id}' can't stand in an address", "Write lower-case letters, digits and hyphens: kitchen-waste");
        return id ?? "";
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabName();

    [GeneratedRegex(@"\{[^{}|]+\|[^{}|]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"[\u4E00-\u9FFF\u3400-\u4DBF々]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();
}
