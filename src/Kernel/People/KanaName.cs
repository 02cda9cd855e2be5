namespace SmartLocal.Kernel;

/// <summary>How a person's name is read, in full-width katakana. Given is empty where the name has only one part.</summary>
public sealed record KanaName
{
    private KanaName(string family, string given) => (Family, Given) = (family, given);

    /// <summary>セイ, or the only part.</summary>
    public string Family { get; }

    /// <summary>メイ, or empty.</summary>
    public string Given { get; }

    /// <summary>
    /// What lists of people are ordered by, as stored: readings in gojūon order, and people of the same family name together.
    /// Compare ordinally (<c>COLLATE "C"</c> or BINARY); never show it.
    /// </summary>
    public string SortKey => $"{KanaSortKey.Of(Family)}/{(Given.Length == 0 ? "" : KanaSortKey.Of(Given))}";

    /// <summary>Refused with the field <c>family</c> or <c>given</c> if one is empty, too long or not kana.</summary>
    public static Result<KanaName> Of(string? family, string? given)
    {
        if (!Part(family, "family").Try(out var first, out var no))
            return no;
        return Part(given, "given").Then(second => new KanaName(first, second));
    }

    /// <summary>The reading of a name of one part.</summary>
    public static Result<KanaName> Single(string? name) => Part(name, "family").Then(only => new KanaName(only, ""));

    /// <summary>オウメ　ハナコ.</summary>
    public override string ToString() => Given.Length == 0 ? Family : $"{Family}　{Given}";

    private static Result<string> Part(string? text, string field)
    {
        var read = Kana.Read(text);
        return read.IsRefused ? read.Refusal with { Field = field } : read;
    }
}
