using System.Globalization;
using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// Text as a person wrote it: kept letter by letter (髙, 𠮷 and variation selectors included), but without what
/// cannot be read or would harm whoever reads it later.
/// </summary>
public static class PlainText
{
    /// <summary>A control, invisible, broken or private character. Values: <c>character</c> (U+0007), <c>position</c> (from 1).</summary>
    public static readonly RefusalKind UnusableCharacter = new("kernel.text-unusable-character");

    /// <summary>Longer than the limit. Values: <c>max</c> and <c>length</c>, in characters as a person counts them.</summary>
    public static readonly RefusalKind TooLong = new("kernel.text-too-long", RefusalReason.TooLarge);

    /// <summary>One line, without white space at its ends; may be empty. One character is one Unicode scalar.</summary>
    public static Result<string> Read(string? text, int limit) => Check((text ?? "").Trim(), limit, lines: false);

    /// <summary>As <see cref="Read"/>, with line breaks, each one character (<c>\n</c>), and tabs.</summary>
    public static Result<string> ReadLines(string? text, int limit) => Check((text ?? "").ReplaceLineEndings("\n").Trim(), limit, lines: true);

    private static Result<string> Check(string kept, int limit, bool lines)
    {
        var position = 0;
        foreach (var rune in kept.EnumerateRunes())
        {
            position++;
            if (IsUnusable(rune) && !(lines && rune.Value is '\n' or '\t'))
                return UnusableCharacter.Because(("character", $"U+{rune.Value:X4}"), ("position", position));
        }

        return position > limit ? TooLong.Because(("max", limit), ("length", position)) : kept;
    }

    // Format characters turn the direction of what follows or hide it; the two joiners are part of how some names are spelt.
    // Private-use characters are gaiji that look different, or like nothing, on every other machine. A character that this
    // runtime's tables don't know yet may be a new kanji, and stays; one that never will be a character doesn't.
    private static bool IsUnusable(Rune rune) => rune.Value is not (0x200C or 0x200D) && (rune == Rune.ReplacementChar ||
        rune.Value is (>= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
