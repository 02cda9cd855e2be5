using System.Globalization;
using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// One line of text as a person wrote it: kept letter by letter (髙, 𠮷 and variation selectors included), but without what
/// cannot be read or would harm whoever reads it later.
/// </summary>
public static class PlainText
{
    /// <summary>A control, invisible, broken or private character. Values: <c>character</c> (U+0007), <c>position</c> (from 1).</summary>
    public static readonly RefusalKind UnusableCharacter = new("kernel.text-unusable-character");

    /// <summary>Longer than the limit. Values: <c>max</c> and <c>length</c>, in characters as a person counts them.</summary>
    public static readonly RefusalKind TooLong = new("kernel.text-too-long", RefusalReason.TooLarge);

    /// <summary>The text without white space at its ends; may be empty. One character is one Unicode scalar.</summary>
    public static Result<string> Read(string? text, int limit)
    {
        var kept = (text ?? "").Trim();
        var position = 0;
        foreach (var rune in kept.EnumerateRunes())
        {
            position++;
            if (IsUnusable(rune))
                return UnusableCharacter.Because(("character", $"U+{rune.Value:X4}"), ("position", position));
        }

        return position > limit ? TooLong.Because(("max", limit), ("length", position)) : kept;
    }

    // Format characters turn the direction of what follows or hide it; the two joiners are part of how some names are spelt.
    // Private-use characters are gaiji that look different, or like nothing, on every other machine.
    private static bool IsUnusable(Rune rune) => rune.Value is not (0x200C or 0x200D) && (rune == Rune.ReplacementChar ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
