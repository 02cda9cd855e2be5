using System.Collections.Frozen;

namespace SmartLocal.Kernel;

/// <summary>
/// The letters that place names are spelt with in more than one way. Sources differ (千ヶ瀬町, 千ケ瀬町), and people write
/// what they learnt (小曽木, 御嶽, 長渕). Only for comparing; what is stored is the directory's spelling.
/// </summary>
internal static class TownSpelling
{
    private static readonly FrozenDictionary<char, char> Same = new[]
    {
        "ケヶがガゖヵカｶｹ箇个", "ノのﾉ之", "沢澤", "岳嶽", "淵渕", "曽曾", "滝瀧", "瀬瀨", "黒黑", "竜龍", "辺邊邉", "富冨", "桜櫻", "浜濱", "広廣", "国國", "塩鹽", "宮宫",
    }.SelectMany(same => same.Skip(1).Select(c => (From: c, To: same[0]))).ToFrozenDictionary(p => p.From, p => p.To);

    /// <summary>One spelling of the text, character for character, so positions stay.</summary>
    public static string Key(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            var narrow = Fold.Narrow(from[i]);
            to[i] = Same.GetValueOrDefault(narrow, narrow);
        }
    });
}
