using System.Collections.Frozen;
using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// Full-width katakana, the way offices write how a name is read. Hiragana and half-width kana are the same reading and
/// become it; anything else is refused, because a reading with kanji in it can neither be spoken nor sorted.
/// </summary>
public static class Kana
{
    /// <summary>Nothing to read.</summary>
    public static readonly RefusalKind Missing = new("kernel.kana-missing");

    /// <summary>A character that is not kana. Values: <c>character</c>, <c>position</c> (from 1).</summary>
    public static readonly RefusalKind NotKana = new("kernel.kana-other-character");

    /// <summary>The voiced and half-voiced sound marks, standing alone.</summary>
    internal const char Voiced = '゛', HalfVoiced = '゜';

    private const string HalfWidth = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    // Each base letter with its voiced and its half-voiced form.
    private const string VoicedPairs = "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ";
    private const string HalfVoicedPairs = "ハパヒピフプヘペホポ";

    private static readonly FrozenDictionary<char, char> WithVoice = Pairs(VoicedPairs);
    private static readonly FrozenDictionary<char, char> WithHalfVoice = Pairs(HalfVoicedPairs);

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> WithoutMark =
        WithVoice.Select(p => (Marked: p.Value, Letter: p.Key, Mark: Voiced))
            .Concat(WithHalfVoice.Select(p => (Marked: p.Value, Letter: p.Key, Mark: HalfVoiced)))
            .ToFrozenDictionary(p => p.Marked, p => (p.Letter, p.Mark));

    /// <summary>
    /// The reading in full-width katakana, ー, ・ and single ideographic spaces, at most <paramref name="limit"/> characters.
    /// A hyphen after kana is a ー. Reading the result again changes nothing.
    /// </summary>
    public static Result<string> Read(string? text, int limit = PersonName.MaxPart)
    {
        if (!PlainText.Read(text, int.MaxValue).Try(out var typed, out var no))
            return no;

        var kana = new StringBuilder(typed.Length);
        var position = 0;
        foreach (var rune in typed.EnumerateRunes())
        {
            position++;
            if (!TryAppend(kana, rune))
                return NotKana.Because(("character", rune.ToString()), ("position", position));
        }

        var reading = Fold.Spaces(kana.ToString(), '　');
        if (!reading.Any(IsLetter))
            return Missing.Because();
        return reading.Length > limit ? PlainText.TooLong.Because(("max", limit), ("length", reading.Length)) : reading;
    }

    /// <summary>Katakana as hiragana; everything else as it is.</summary>
    public static string Hiragana(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = Hiragana(from[i]);
    });

    /// <summary>A letter of katakana as hiragana; any other as it is.</summary>
    public static char Hiragana(char letter) => letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - 'ァ' + 'ぁ') : letter;

    /// <summary>The letter without its sound mark, and the mark, if it has one.</summary>
    internal static (char Letter, char? Mark) Split(char kana) =>
        WithoutMark.TryGetValue(kana, out var split) ? (split.Letter, split.Mark) : (kana, null);

    private static bool TryAppend(StringBuilder kana, Rune rune)
    {
        if (!rune.IsBmp)
            return false;

        var c = ToFullWidth((char)rune.Value);
        if (c is Voiced or HalfVoiced)
            return TryMark(kana, c == Voiced ? WithVoice : WithHalfVoice);
        if (Fold.Narrow(c) == '-' && kana.Length > 0 && (IsLetter(kana[^1]) || kana[^1] == 'ー'))
            c = 'ー';
        if (!IsLetter(c) && c is not ('ー' or '・') && !char.IsWhiteSpace(c))
            return false;
        kana.Append(c);
        return true;
    }

    private static bool TryMark(StringBuilder kana, FrozenDictionary<char, char> marked)
    {
        if (kana.Length == 0 || !marked.TryGetValue(kana[^1], out var with))
            return false;
        kana[^1] = with;
        return true;
    }

    private static char ToFullWidth(char c) => c switch
    {
        >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' => (char)(c + ('ァ' - 'ぁ')),
        >= 'ｦ' and <= 'ﾝ' => HalfWidth[c - 'ｦ'],
        'ﾞ' or '\u3099' => Voiced,
        'ﾟ' or '\u309A' => HalfVoiced,
        '･' or '·' => '・',
        _ => c,
    };

    private static bool IsLetter(char c) => c is (>= 'ァ' and <= 'ヺ') or 'ヽ' or 'ヾ';

    private static FrozenDictionary<char, char> Pairs(string pairs) =>
        pairs.Chunk(2).ToFrozenDictionary(p => p[0], p => p[1]);
}
