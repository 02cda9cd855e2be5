namespace SmartLocal.Kernel;

/// <summary>The row of the fifty sounds (五十音) under which a reading stands in a list: あ, か, さ, to わ.</summary>
public static class KanaRow
{
    // The first letter of each row as it stands in Unicode, small and voiced letters included, and the row it begins.
    private static readonly (char From, char Row)[] Rows =
        [('ぁ', 'あ'), ('か', 'か'), ('さ', 'さ'), ('た', 'た'), ('な', 'な'), ('は', 'は'), ('ま', 'ま'), ('ゃ', 'や'), ('ら', 'ら'), ('ゎ', 'わ')];

    /// <summary>All rows, in order.</summary>
    public static IReadOnlyList<char> All { get; } = [.. Rows.Select(r => r.Row)];

    /// <summary>The row of a reading in hiragana or katakana; null where it begins with anything else.</summary>
    public static char? Of(string reading)
    {
        if (reading is not [var first, ..]) return null;
        var letter = Kana.Hiragana(first);
        if (letter is < 'ぁ' or > 'ゖ') return null;
        return letter switch { 'ゔ' => 'あ', 'ゕ' or 'ゖ' => 'か', _ => Rows.Last(r => letter >= r.From).Row };
    }
}
