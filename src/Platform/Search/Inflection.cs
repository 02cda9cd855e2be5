using SmartLocal.Kernel;

namespace SmartLocal.Platform.Search;

/// <summary>
/// How words of every day end, by <see cref="Spelling.Loose"/>: 引っ越した, 引っ越しました, 引っ越したい and 引っ越す are one word. Only what
/// is known is folded, and only where an ending follows it; no noun loses its last letter.
/// </summary>
internal static class Inflection
{
    /// <summary>Letters that stand between content words and say nothing of them.</summary>
    public const string Particles = "をがにのはへでもと";

    // What ます and たい follow in verbs of five rows: 入り|ます.
    private const string Row = "いきしちにみりぎび";

    private static readonly string[] Polite =
        ["ます", "ました", "ません", "ませんでした", "まして", "ましたが", "ましたら", "ますか", "ますが", "たい", "たいです", "たいのですが", "たいんですが", "たいとき", "たく", "たくて"];

    private static readonly string[] Past =
        ["た", "て", "たら", "たり", "たので", "たとき", "たのですが", "たんですが", "たあと", "ている", "ています", "ていた", "ていて", "ていない", "ていません", "てきた", "てきました", "てしまつた", "てしまいました"];

    private static readonly string[] Else =
        ["ない", "ないです", "ないので", "ないとき", "なくて", "なかつた", "う", "く", "す", "つ", "む", "ぶ", "ぐ", "る", "るとき", "るには", "する", "するとき", "するには", "です", "でした", "ですか", "ですが", "できない", "できません"];

    private static readonly HashSet<string> Endings =
    [
        .. Polite, .. Row.SelectMany(r => Polite.Select(p => r + p)),
        .. new[] { "", "つ", "い", "し" }.SelectMany(s => Past.Select(p => s + p)),
        .. new[] { "ん", "い" }.SelectMany(s => Past.Select(p => s + (p[0] == 'た' ? 'だ' : 'で') + p[1..])),
        .. Else,
    ];

    /// <summary>Letters of the longest ending.</summary>
    public static readonly int Longest = Endings.Max(e => e.Length);

    /// <summary>Whether all of it is kana, as they are folded.</summary>
    public static bool IsKana(ReadOnlySpan<char> loose) => !loose.ContainsAnyExceptInRange('ぁ', 'ゖ');

    /// <summary>Letters of the longest ending that begins there; 0 where none does.</summary>
    public static int EndingAt(string loose, int at)
    {
        var letters = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
        var length = Math.Min(Longest, loose.Length - at);
        while (length > 0 && !letters.Contains(loose.AsSpan(at, length))) length--;
        return length;
    }

    /// <summary>The word without its ending; null where it has none. What is left says something by itself: a kanji, or two kana of a verb.</summary>
    public static string? Stem(string loose)
    {
        var kanji = loose.Any(Spelling.IsKanji);
        for (var length = Math.Min(Longest, loose.Length - 1); length > 0; length--)
        {
            var (stem, ending) = (loose[..^length], loose[^length..]);
            var ends = Endings.Contains(ending) || (kanji && length == 1 && Row.Contains(ending[0], StringComparison.Ordinal));
            if (ends && (kanji ? stem.Any(Spelling.IsKanji) : stem.Length > 1 && (length > 1 || ending == "る"))) return stem;
        }

        return null;
    }
}
