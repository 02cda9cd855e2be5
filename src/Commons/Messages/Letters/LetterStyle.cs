using System.Globalization;

namespace SmartLocal.Messages.Letters;

/// <summary>The style sheet of letters, which travels inside the document.</summary>
internal static class LetterStyle
{
    private static readonly string Css = Read();

    /// <summary>With the place of the window.</summary>
    public static string Of(LetterWindow window) => Css + string.Create(
        CultureInfo.InvariantCulture, $".window {{ left: {window.Left}mm; top: {window.Top}mm; width: {window.Width}mm; max-width: {window.Width}mm; min-height: {window.Height}mm; }}");

    private static string Read()
    {
        using var file = new StreamReader(typeof(LetterStyle).Assembly.GetManifestResourceStream("SmartLocal.Messages.Letters.letter.css")!);
        return file.ReadToEnd();
    }
}
