namespace SmartLocal.Forms;

/// <summary>The style sheet of paper, which travels inside the document.</summary>
internal static class PaperStyle
{
    public static readonly string Css = Read();

    private static string Read()
    {
        using var file = new StreamReader(typeof(PaperStyle).Assembly.GetManifestResourceStream("SmartLocal.Forms.Paper.paper.css")!);
        return file.ReadToEnd();
    }
}
