using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// The stored text by which readings are ordered, byte by byte, alike on every database. After JIS X 4061: first the letters
/// alone (large, without sound marks; ー as the vowel it lengthens; ヽ as the letter it repeats; ・ and spaces left out), then
/// the marks (none, ゛, ゜), then the kind of letter (ー, small, ヽ, large). So はし, ばし and ぱし stand together in this order,
/// and before はしら.
/// </summary>
internal static class KanaSortKey
{
    private const string Small = "ァィゥェォッャュョヮヵヶ";
    private const string Large = "アイウエオツヤユヨワカケ";
    private const string Vowels = "アイウエオ";

    // The letters of each vowel, in the order of Vowels. ン has none: a ー after it says nothing.
    private static readonly string[] Columns = ["アカサタナハマヤラワ", "イキシチニヒミリヰ", "ウクスツヌフムユル", "エケセテネヘメレヱ", "オコソトノホモヨロヲ"];

    /// <summary>The key of a reading made by <see cref="Kana.Read"/>: letters, a space, marks, a space, kinds.</summary>
    public static string Of(string reading)
    {
        var letters = new StringBuilder();
        var marks = new StringBuilder();
        var kinds = new StringBuilder();
        foreach (var kana in reading)
        {
            if (kana is '・' or '　' || Reduce(kana, letters.Length == 0 ? null : letters[^1]) is not var (letter, mark, kind))
                continue;
            letters.Append(letter);
            marks.Append(mark);
            kinds.Append(kind);
        }

        return $"{letters} {marks} {kinds}";
    }

    private static (char Letter, char Mark, char Kind)? Reduce(char kana, char? before)
    {
        if (kana == 'ー')
            return VowelOf(before) is { } vowel ? (vowel, '0', '0') : null;

        var (letter, sound) = Kana.Split(kana);
        var mark = sound switch { null => '0', Kana.Voiced => '1', _ => '2' };
        if (letter == 'ヽ')
            return before is { } repeated ? (repeated, mark, '2') : null;

        var small = Small.IndexOf(letter, StringComparison.Ordinal);
        return small >= 0 ? (Large[small], mark, '1') : (letter, mark, '3');
    }

    private static char? VowelOf(char? letter)
    {
        var column = letter is { } l ? Array.FindIndex(Columns, c => c.Contains(l, StringComparison.Ordinal)) : -1;
        return column < 0 ? null : Vowels[column];
    }
}
