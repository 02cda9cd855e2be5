using System.Globalization;
using System.Text;
using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>
/// The figures as a table for spreadsheets (RFC 4180, UTF-8 with a byte order mark, without which they open as garbage in
/// Japan). Every row says its origin and that of the data folder; values are unrounded.
/// </summary>
internal static class FiguresCsv
{
    private static readonly string[] Head =
        ["plan", "initiative", "figure", "name", "series", "part", "value", "unit", "words", "from", "as_of", "origin", "standing", "folder_origin", "notice"];

    public static byte[] Write(PlanReading reading, Text text)
    {
        var document = PlanDocument.Of(reading, text);
        var csv = new StringBuilder("\uFEFF");
        Line(csv, Head);
        foreach (var row in document.Rows)
            Line(csv,
            [
                document.Plan, row.Initiative, row.Figure, row.Name, row.Series, row.Part, row.Number?.ToString(CultureInfo.InvariantCulture), row.Unit, row.Said,
                row.From?.ToString("O"), row.AsOf, row.Origin.Code(), row.Standing.Code(), document.FolderOrigin.Code(), document.Notice,
            ]);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void Line(StringBuilder csv, IEnumerable<string?> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // A spreadsheet runs what begins with = + - @. Every text here is the city's own; the quote keeps it a text all the same.
    private static string Cell(string? text) => text switch
    {
        null or "" => "",
        _ when text[0] is '=' or '+' or '@' => $"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
    };
}
