using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// Makes the many spellings of one Japanese word one, so that whoever looks for it need not know how an office writes it. What comes
/// out is for comparing alone.
/// </summary>
public static class Spelling
{
    private const string Small = "ぁぃぅぇぉっゃゅょゎゕゖ";
    private const string Large = "あいうえおつやゆよわかけ";

    // After a word in kanji these are words of their own, and no part of its spelling.
    private const string Particles = "のにはがをとでもへやかな";

    /// <summary>The longest okurigana that is left out: 引っ<b>越し</b>, 届<b>け</b>出, 申し<b>込み</b>.</summary>
    private const int Okurigana = 2;

    /// <summary>
    /// Width, case, hiragana or katakana, small letters, ー, ぢ and づ, 々 make no difference any more; whatever is neither letter nor
    /// digit is one space.
    /// </summary>
    public static string Loose(string text)
    {
        var loose = new StringBuilder(text.Length);
        foreach (var c in Fold.Width(Widened(text)))
        {
            var letter = Letter(c);
            if (letter is 'ー') continue;
            if (letter is '々' && loose.Length > 0) loose.Append(loose[^1]);
            else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)) loose.Append(letter);
            else if (loose.Length > 0 && loose[^1] != ' ') loose.Append(' ');
        }

        return loose.ToString().TrimEnd();
    }

    /// <summary>The same without okurigana, which are written or left out as one likes: 引っ越し, 引越し and 引越 become one.</summary>
    public static string WithoutOkurigana(string text)
    {
        var bare = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsHiragana(text[end])) end++;
            var run = end - at;
            var dropped = run is > 0 and <= Okurigana && at > 0 && IsKanji(text[at - 1]) && !(run == 1 && Particles.Contains(text[at], StringComparison.Ordinal));
            if (run == 0) bare.Append(text[at++]);
            else if (!dropped) bare.Append(text, at, run);
            at = Math.Max(at, end);
        }

        return Loose(bare.ToString());
    }

    /// <summary>Whether the letter is a kanji.</summary>
    public static bool IsKanji(char letter) => letter is (>= '㐀' and <= '鿿') or '々' or (>= '豈' and <= '﫿') || char.IsSurrogate(letter);

    private static bool IsHiragana(char letter) => letter is >= 'ぁ' and <= 'ゖ';

    private static char Letter(char c)
    {
        var letter = Kana.Hiragana(char.ToLowerInvariant(c));
        var small = Small.IndexOf(letter, StringComparison.Ordinal);
        return small >= 0 ? Large[small] : letter switch { 'ぢ' => 'じ', 'づ' => 'ず', _ => letter };
    }

    // Half-width kana carry their sound marks behind them.
    private static string Widened(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('ｦ', 'ﾟ');
        if (at < 0) return text;
        var wide = new StringBuilder(text, 0, at, text.Length);
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && text[end] is >= 'ｦ' and <= 'ﾟ') end++;
            if (end == at) wide.Append(text[at++]);
            else wide.Append(Kana.Read(text[at..end], int.MaxValue).Try(out var read, out _) ? read : text[at..end]);
            at = Math.Max(at, end);
        }

        return wide.ToString();
    }
}
