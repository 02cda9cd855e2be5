namespace SmartLocal.Platform.Pdf;

/// <summary>The style sheet of printed documents, which travels inside them.</summary>
internal static class PrintStyle
{
    public static readonly string Css = Read();

    private static string Read()
    {
        using var file = new StreamReader(typeof(PrintStyle).Assembly.GetManifestResourceStream("SmartLocal.Platform.Pdf.print.css")!);
        return file.ReadToEnd();
    }
}
