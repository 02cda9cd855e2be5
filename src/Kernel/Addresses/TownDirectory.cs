using System.Collections.Frozen;
using System.Globalization;

namespace SmartLocal.Kernel;

/// <summary>
/// The towns of one city: reads addresses as people write them, and answers for postcodes both ways. Immutable.
/// </summary>
public sealed class TownDirectory
{
    /// <summary>A line of the file can't be read. Values: <c>line</c> (from 1), <c>expected</c> (the columns).</summary>
    public static readonly RefusalKind RowUnreadable = new("kernel.towns-row-unreadable");

    /// <summary>A town stands twice. Values: <c>line</c> (of the second), <c>town</c>.</summary>
    public static readonly RefusalKind Twice = new("kernel.towns-twice");

    private const string TownColumn = "町字", PostcodeColumn = "郵便番号", LatitudeColumn = "緯度", LongitudeColumn = "経度";

    private readonly FrozenDictionary<string, Town> bySpelling;
    private readonly ILookup<Postcode, Town> byPostcode;

    /// <summary>The directory of these towns.</summary>
    /// <exception cref="ArgumentException">A name stands twice, in one spelling or two.</exception>
    public TownDirectory(Municipality municipality, IEnumerable<Town> towns)
    {
        Municipality = municipality;
        Towns = [.. towns];
        bySpelling = Towns.SelectMany(town => Spellings(town).Select(spelling => (spelling, town)))
            .ToFrozenDictionary(s => s.spelling, s => s.town, StringComparer.Ordinal);
        byPostcode = Towns.ToLookup(town => town.Postcode);
        Groups = [.. Towns.GroupBy(town => TownSpelling.Key(town.Base), StringComparer.Ordinal)
            .Select(group => new TownGroup(group.Key, [.. group.OrderBy(town => town.Chome ?? 0)]))
            .OrderByDescending(group => group.Key.Length)];
    }

    /// <summary>The city.</summary>
    public Municipality Municipality { get; }

    /// <summary>All towns, in the order given.</summary>
    public IReadOnlyList<Town> Towns { get; }

    /// <summary>Towns that differ only in their 丁目, the longest name first.</summary>
    internal IReadOnlyList<TownGroup> Groups { get; }

    /// <summary>
    /// The directory in a CSV text (RFC 4180 without quotes) whose first line names at least the columns 町字, 郵便番号, 緯度
    /// and 経度; others are passed over.
    /// </summary>
    public static Result<TownDirectory> Parse(string csv, Municipality municipality)
    {
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var header = lines[0].Split(',');
        var columns = new[] { TownColumn, PostcodeColumn, LatitudeColumn, LongitudeColumn }.Select(name => Array.IndexOf(header, name)).ToArray();
        if (columns.Contains(-1))
            return Unreadable(1);

        var towns = new List<Town>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            if (ReadRow(lines[i].Split(','), columns) is not { } town)
                return Unreadable(i + 1);
            if (!Spellings(town).All(seen.Add))
                return Twice.Because(("line", i + 1), ("town", town.Name));
            towns.Add(town);
        }

        return new TownDirectory(municipality, towns);
    }

    /// <summary>The town of that name, in any spelling (千ケ瀬町4丁目), or null.</summary>
    public Town? Find(string name) => bySpelling.GetValueOrDefault(TownSpelling.Key(name));

    /// <summary>The towns that share the postcode, in the order of the directory; none if it is not the city's.</summary>
    public IReadOnlyList<Town> TownsAt(Postcode postcode) => [.. byPostcode[postcode]];

    /// <summary>
    /// The address that was meant by 「青梅市千ヶ瀬町4丁目10-1」, 「東京都青梅市河辺町10−7−1」 or 「千ケ瀬町四丁目10番地の1」.
    /// Postcode, prefecture and city may stand before it. Refused with a kind of <see cref="AddressRefusals"/>.
    /// </summary>
    public Result<Address> Match(string? text) => new AddressReader(this).Read(text);

    /// <summary>The address with prefecture and city.</summary>
    public string InFull(Address address) => $"{Municipality.Prefecture}{Municipality.Name}{address}";

    // With its 丁目 in kanji and in digits: two names, or one where it has none.
    private static IEnumerable<string> Spellings(Town town) =>
        new[] { TownSpelling.Key(town.Name), TownSpelling.Key(town.ToString()) }.Distinct(StringComparer.Ordinal);

    private static Town? ReadRow(string[] cells, int[] columns) =>
        cells.Length > columns.Max()
        && cells[columns[0]].Trim() is { Length: > 0 } name
        && Postcode.Parse(cells[columns[1]]).Try(out var postcode, out _)
        && double.TryParse(cells[columns[2]], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(cells[columns[3]], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            ? new Town(name, postcode, latitude, longitude)
            : null;

    private static Refusal Unreadable(int line) =>
        RowUnreadable.Because(("line", line), ("expected", $"{TownColumn},{PostcodeColumn},{LatitudeColumn},{LongitudeColumn}"));
}

/// <summary>Towns of one name: one without 丁目, or several with, or (rarely) both.</summary>
/// <param name="Key">Their common name in the spelling of <see cref="TownSpelling"/>.</param>
/// <param name="Towns">By 丁目, the one without first.</param>
internal sealed record TownGroup(string Key, IReadOnlyList<Town> Towns)
{
    public Town? Whole => Towns[0].Chome is null ? Towns[0] : null;

    public Town? WithChome(int chome) => Towns.FirstOrDefault(town => town.Chome == chome);
}
