using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>Reads one address from left to right: postcode, prefecture, city, town, 丁目, 番地, building. For one text only.</summary>
internal sealed partial class AddressReader(TownDirectory directory)
{
    private const int Limit = 200;

    // Both have the length of what was typed, so a position is the same in all three.
    private string typed = "";
    private string folded = "";
    private string key = "";
    private int at;

    public Result<Address> Read(string? text)
    {
        if (!PlainText.Read(text, Limit).Try(out var plain, out var no))
            return no;
        if (plain.Length == 0)
            return AddressRefusals.Missing.Because();

        typed = plain;
        folded = HyphenAfterDigit().Replace(Fold.Width(plain), "-");
        key = TownSpelling.Key(folded);

        at = LeadingPostcode().Match(folded).Length;
        SkipName(directory.Municipality.Prefecture);
        SkipName(directory.Municipality.Name);
        if (directory.Groups.FirstOrDefault(group => Take(group.Key)) is not { } group)
            return NotInCity();
        if (!ReadTown(group).Try(out var town, out no))
            return no;

        SkipAny(" -,、ノ");
        var numbers = ReadNumbers();
        return numbers.Count > 0
            ? new Address(town, string.Join('-', numbers), ReadBuilding())
            : AddressRefusals.NumberMissing.Because(("town", town.ToString()));
    }

    private Refusal NotInCity()
    {
        var rest = typed[at..];
        var elsewhere = OtherMunicipality().Match(rest);
        return elsewhere.Success
            ? AddressRefusals.Elsewhere.Because(("city", directory.Municipality.Name), ("place", elsewhere.Value))
            : AddressRefusals.TownUnknown.Because(("city", directory.Municipality.Name), ("typed", rest));
    }

    // 「10-7-1」 after 河辺町 begins with its 丁目; 「10番地」 doesn't.
    private Result<Town> ReadTown(TownGroup group)
    {
        var start = at;
        SkipAny(" ");
        var chome = ReadNumber();
        var spelledOut = chome is not null && Take("丁目");
        if (!spelledOut && (chome is null || group.Whole is not null || IsAt("番")))
        {
            at = start;
            return group.Whole is { } whole ? whole : AddressRefusals.ChomeMissing.Because(Named(group));
        }

        return group.WithChome(chome!.Value) is { } town
            ? town
            : AddressRefusals.NoSuchChome.Because([("chome", chome.Value), .. Named(group)]);
    }

    private static (string, object)[] Named(TownGroup group) =>
        [("town", group.Towns[0].Base), ("candidates", string.Join('、', group.Towns))];

    private List<int> ReadNumbers()
    {
        var numbers = new List<int>();
        for (var end = at; ; end = at)
        {
            if (ReadNumber() is not { } number || IsAt("号室") || IsAt("階") || IsAt("F"))
            {
                at = end;
                return numbers;
            }

            numbers.Add(number);
            var unit = Take("番地") || Take("番");
            var ended = !unit && Take("号");
            if (ended || (!TakeJoiner() && !(unit && IsAtNumberOf("号"))))
                return numbers;
        }
    }

    private string? ReadBuilding()
    {
        SkipAny(" -,、");
        return at < typed.Length ? typed[at..] : null;
    }

    // A hyphen may have spaces around it; の may not, because after a space it is part of the building's name.
    private bool TakeJoiner()
    {
        if (Take("ノ"))
            return true;

        var start = at;
        SkipAny(" ");
        if (Take("-"))
        {
            SkipAny(" ");
            return true;
        }

        at = start;
        return false;
    }

    // 「10番1号」 needs no joiner.
    private bool IsAtNumberOf(string unit)
    {
        var start = at;
        var found = ReadNumber() is not null && IsAt(unit) && !IsAt("号室");
        at = start;
        return found;
    }

    // Up to five digits, or kanji with what follows a number behind them, so that a building's name stays one.
    private int? ReadNumber()
    {
        var start = at;
        while (at < folded.Length && char.IsAsciiDigit(folded[at]))
            at++;
        if (at - start is > 0 and <= 5)
            return int.Parse(folded.AsSpan(start, at - start), CultureInfo.InvariantCulture);

        at = start;
        while (at < folded.Length && KanjiNumber.IsPart(folded[at]))
            at++;
        if (KanjiNumber.Read(folded.AsSpan(start, at - start)) is { } number && (at == key.Length || key[at] is '丁' or '番' or '号' or '-' or 'ノ'))
            return number;

        at = start;
        return null;
    }

    private void SkipName(string name)
    {
        SkipAny(" ");
        Take(TownSpelling.Key(name));
        SkipAny(" ");
    }

    private bool Take(string text)
    {
        var found = IsAt(text);
        at += found ? text.Length : 0;
        return found;
    }

    private void SkipAny(string characters)
    {
        while (at < key.Length && characters.Contains(key[at], StringComparison.Ordinal))
            at++;
    }

    private bool IsAt(string text) => string.CompareOrdinal(key, at, text, 0, text.Length) == 0;

    [GeneratedRegex("(?<=[0-9])[ーｰ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HyphenAfterDigit();

    [GeneratedRegex("^〒? ?[0-9]{3}-?[0-9]{4}(?![0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingPostcode();

    // With its 郡 or prefecture, a town or village is told from a town within a city.
    [GeneratedRegex("^ *(.{2,3}[都道府県])? *([^0-9 ]{1,7}?[市区]|[^0-9 ]{1,6}?郡[^0-9 ]{1,6}?[町村])|^ *.{2,3}[都道府県]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherMunicipality();
}
