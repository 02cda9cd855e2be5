namespace SmartLocal.Kernel;

/// <summary>The numbers of 丁目 and 番地 as they are written in kanji: 1 to 99, in the form 二十三 and in the form 二三.</summary>
internal static class KanjiNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Whether the character is part of such a number.</summary>
    public static bool IsPart(char c) => c == '十' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>The number, or null if the characters are none.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOf('十');
        if (ten < 0)
            return ReadDigits(text);

        var tens = ten == 0 ? 1 : ten == 1 ? ReadDigits(text[..1]) : null;
        var ones = text[(ten + 1)..] switch { [] => 0, [var one] => ReadDigits([one]), _ => null };
        return (tens * 10) + ones;
    }

    private static int? ReadDigits(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 5)
            return null;

        var number = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            number = (number * 10) + digit;
        }

        return number;
    }
}
