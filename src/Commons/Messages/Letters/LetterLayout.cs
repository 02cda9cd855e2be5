using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Pdf;

namespace SmartLocal.Messages.Letters;

/// <summary>
/// How the words of a letter are laid on sheets, in millimetres. Letters are counted as wide as the widest of their kind and a line less
/// than full, so that the browser needs no more room than is reckoned here; after the print <see cref="Misplaced"/> looks whether that
/// held. The style sheet of letters has the same sizes.
/// </summary>
internal static class LetterLayout
{
    /// <summary>Height of a sheet, and where its words end at the latest.</summary>
    public const decimal SheetHeight = 297, WordsEnd = 272;

    /// <summary>The longest subject that stands over a letter, in lines; a longer one stands at the head of its words.</summary>
    public const int SubjectLines = 2;

    private const decimal FoldAt = 99, FirstTop = 116, NextTop = 26, Line = 7, Width = 166, Character = 4.1m;

    /// <summary>How many lines fit on a first sheet and on each further one.</summary>
    public const int FirstLines = (int)((WordsEnd - FirstTop) / Line) - 1, NextLines = (int)((WordsEnd - NextTop) / Line) - 1;

    /// <summary>The paragraphs, sheet by sheet; at least one sheet.</summary>
    public static IReadOnlyList<IReadOnlyList<LetterLine>> Sheets(IEnumerable<LetterLine> lines)
    {
        var sheets = new List<List<LetterLine>> { new() };
        var room = FirstLines;
        foreach (var line in lines.SelectMany(Pieces))
        {
            var needs = LinesOf(line.Plain);
            if (needs > room)
            {
                sheets.Add([]);
                room = NextLines;
                if (line.Plain.Length == 0) continue; // a sheet begins with words
            }

            sheets[^1].Add(line);
            room -= needs;
        }

        return sheets;
    }

    /// <summary>The first zone that stands where it can't be read, or null where all do.</summary>
    public static string? Misplaced(IReadOnlyList<PaperZone> zones, LetterWindow window)
    {
        foreach (var zone in zones)
        {
            var number = int.Parse(zone.Path.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            var top = (number - 1) * SheetHeight;
            var stands = zone.Kind switch
            {
                "sheet" => Math.Abs(zone.Y - top) < 1 && Math.Abs(zone.Height - SheetHeight) < 1,
                "address" => zone.Y + zone.Height <= top + window.Top + window.Height + 0.1m && zone.X + zone.Width <= window.Left + window.Width + 0.1m,
                "link" => zone.Y + zone.Height <= top + FoldAt,
                "subject" => zone.Y + zone.Height <= top + FirstTop,
                _ => zone.Y + zone.Height <= top + WordsEnd,
            };
            if (!stands) return zone.Path;
        }

        return null;
    }

    /// <summary>Whether the address stands in the window, however its lines break.</summary>
    public static bool Fits(PostalAddress to, LetterWindow window)
    {
        const decimal Inside = 6, Address = 3.8m, AddressLine = 5.2m, Name = 4.7m, NameLine = 7, Rest = 11.5m; // padding, gaps and the mark
        var wide = window.Width - Inside;
        var lines = 1 + to.Lines.Sum(l => Lines(l, Address, wide));
        return (lines * AddressLine) + (Lines(to.Name + "    ", Name, wide) * NameLine) + Rest <= window.Height;
    }

    /// <summary>How many lines a paragraph takes; a subject, which is larger, is taken for a third longer.</summary>
    public static int LinesOf(string plain, bool isSubject = false) => Lines(plain, isSubject ? Character * 1.3m : Character, Width);

    private static int Lines(string plain, decimal character, decimal width) => Math.Max(1, (int)Math.Ceiling(plain.Sum(c => c < 0x80 ? character * 0.62m : character) / width));

    // A paragraph that no sheet holds is taken apart, without its furigana.
    private static IEnumerable<LetterLine> Pieces(LetterLine line)
    {
        const int Piece = (int)(Width / Character) * FirstLines;
        return line.Plain.Length <= Piece ? [line] : line.Plain.Chunk(Piece).Select(c => LetterLine.Of(new string(c)));
    }
}
