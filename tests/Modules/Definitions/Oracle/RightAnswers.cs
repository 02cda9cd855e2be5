using System.Globalization;
using System.Text.Json.Nodes;
using SmartLocal.Feel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>Right answers to an item of any kind, written as they are kept, so that what is kept can be held against what was given.</summary>
internal sealed class RightAnswers(Random random, DateOnly today, Hints hints)
{
    private static readonly string[] Addresses = ["東青梅1丁目11-1", "今井2丁目3-4 デモ荘101", "河辺町10丁目7-1"];
    private static readonly string[] Elsewhere = ["東京都八王子市元本郷町3-24-1", "埼玉県飯能市双柳1-1", "東京都青梅市東青梅1-11-1"];
    private static readonly string[] Words = ["見本", "サンプル 1", "試験用の内容", "例"];
    private static readonly string[] Phones = ["0428-22-1111", "090-1234-5678", "03-1234-5678"];
    private static readonly int[] Round = [1, 10, 100, 500, 1000, 3000, 10_000, 30_000, 100_000, 500_000, 1_000_000, 5_000_000];

    /// <summary>Days and numbers that stand on the sheet already: much is compared with them.</summary>
    public List<DateOnly> OtherDays { get; } = [];

    public List<decimal> OtherNumbers { get; } = [];

    public Given To(AskedItem item)
    {
        var node = item.Node;
        switch (item.Kind)
        {
            case "person-name": return Pair(One(["青梅", "河辺", "Smith"]), One(["花子", "太郎", "一"]));
            case "kana": return Pair(One(["オウメ", "カベ"]), One(["ハナコ", "タロウ"]));
            case "kana-text": return Text(Cut(One(["オウメ　ハナコ", "カベ"]), node));
            case "address": return Text(One(Addresses));
            case "any-address": return AnyAddress();
            case "tel": return Text(One(Phones));
            case "email": return Text(One(["hanako@example.jp", "taro@example.com"]));
            case "digits": return Text(Numerals(random.Next(node.Number("length") ?? node.Number("minLength") ?? 1, (node.Number("length") ?? node.Number("maxLength") ?? 20) + 1)));
            case "text" or "text-area": return Text(Cut(Worded(item), node));
            case "number": return Number(Some(Decimal(node, "min") ?? 0, Decimal(node, "max") ?? 999_999_999, node.Number("decimals") ?? 0));
            case "yen": return Number(Some(Decimal(node, "min") ?? 0, Decimal(node, "max") ?? 99_999_999, 0));
            case "year": return Number(Day(node).Year);
            case "date": return Date(Day(node));
            case "month": return Month(Day(node));
            case "time": return Time();
            case "period": return Period(node);
            case "preferred-time": return Wish(node, item);
            case "select": return Text(One(item.Options));
            case "choose-many": return Many(item);
            case "yes-no": return random.Next(2) == 0 ? Given.Of(true, true) : Given.Of(false, false);
            case "check": return Given.Of(true, true);
            case "file": return Sent.Some(random, node);
            case "my-number": return Given.Of(Numbers.Individual(Numerals(11)), default);
            case "corporate-number": return Text(Numbers.Corporate(Numerals(12)));
            case "bank": return Bank();
            case "map-point": return Point();
            default: throw new InvalidOperationException($"{item.Id} is of a kind that nobody has told the oracle: {item.Kind}");
        }
    }

    public static decimal? Decimal(YamlDotNet.RepresentationModel.YamlNode node, string key) =>
        node.Text(key) is { } text ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    private T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private string Numerals(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private DateOnly Day(YamlDotNet.RepresentationModel.YamlNode node)
    {
        var (min, max) = (Days.Bound(node, "min", today), Days.Bound(node, "max", today));
        return Days.Some(random, min, max, today, hints, OtherDays);
    }

    private string Worded(AskedItem item) =>
        hints.Patterns[item.Id].ToList() is { Count: > 0 } patterns && random.Next(4) > 0 ? PatternText.Of(One(patterns), random)
        : hints.Words.Count > 0 && random.Next(6) == 0 ? One(hints.Words)
        : One(Words);

    private static string Cut(string text, YamlDotNet.RepresentationModel.YamlNode node) => text.Length > (node.Number("maxLength") ?? 60) ? text[..node.Number("maxLength")!.Value].Trim() : text;

    private decimal Some(decimal min, decimal max, int decimals)
    {
        var step = new decimal(1, 0, 0, false, (byte)decimals);
        for (var tries = 0; tries < 12; tries++)
        {
            var number = random.Next(7) switch
            {
                0 when hints.Numbers.Count > 0 => One(hints.Numbers) + (step * random.Next(-1, 2)),
                1 when OtherNumbers.Count > 0 => One(OtherNumbers) + (step * random.Next(-1, 2)),
                2 when OtherNumbers.Count > 1 => One(OtherNumbers) + One(OtherNumbers),
                3 => min + (step * random.Next(0, 12)),
                4 => max - (step * random.Next(0, 3)),
                5 => One(Round),
                _ => random.Next(0, 40),
            };
            number = decimal.Round(number, decimals);
            if (number >= min && number <= max) return number / 1.0000000000000000000000000000m;
        }

        return min;
    }

    private static Given Text(string text) => Given.Of(text, text);

    private static Given Number(decimal number) => Given.Of(JsonValue.Create(number), number);

    private static Given Date(DateOnly day) => Given.Of($"{day:yyyy-MM-dd}", day);

    private Given Time()
    {
        var time = new TimeOnly(random.Next(24), 5 * random.Next(12));
        return Given.Of($"{time:HH:mm}", new FeelTime(time.Hour, time.Minute, 0));
    }

    private static Given Month(DateOnly day) => Given.Of($"{day:yyyy-MM}", new DateOnly(day.Year, day.Month, 1));

    private static Given Pair(string family, string given) =>
        Given.Of(new JsonObject { ["family"] = family, ["given"] = given }, FeelValue.ContextOf(("family", family), ("given", given)));

    private Given AnyAddress()
    {
        var (address, postcode) = (One(Elsewhere), random.Next(2) == 0 ? "198-8701" : null);
        var json = new JsonObject();
        if (postcode is not null) json["postcode"] = postcode;
        json["address"] = address;
        return Given.Of(json, FeelValue.ContextOf(("postcode", postcode), ("address", address)));
    }

    private Given Period(YamlDotNet.RepresentationModel.YamlNode node)
    {
        var (one, other) = (Day(node), Day(node));
        var (from, until) = one < other ? (one, other) : (other, one);
        return Given.Of(new JsonObject { ["from"] = $"{from:yyyy-MM-dd}", ["until"] = $"{until:yyyy-MM-dd}" }, FeelValue.ContextOf(("from", from), ("until", until)));
    }

    private Given Wish(YamlDotNet.RepresentationModel.YamlNode node, AskedItem item)
    {
        var (day, time) = (Day(node), One(item.Options.Count > 0 ? item.Options : ["am", "pm", "any"]));
        return Given.Of(new JsonObject { ["date"] = $"{day:yyyy-MM-dd}", ["time"] = time }, FeelValue.ContextOf(("date", day), ("time", time)));
    }

    private Given Many(AskedItem item)
    {
        var (least, most) = (item.Node.Number("min") ?? 1, Math.Min(item.Options.Count, item.Node.Number("max") ?? item.Options.Count));
        var count = random.Next(3) == 0 ? random.Next(least, most + 1) : Math.Clamp(random.Next(1, 3), least, most);
        var chosen = item.Options.OrderBy(_ => random.Next()).Take(count).ToHashSet();
        var kept = item.Options.Where(chosen.Contains).ToList(); // in the order of the form, whatever order they came in
        return new Given(Json(chosen), Json(kept), FeelValue.ListOf(kept.Select(c => (FeelValue)c)));
    }

    private static JsonArray Json(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);

    private Given Bank()
    {
        var json = new JsonObject { ["bank"] = "デモ銀行", ["branch"] = "青梅支店" };
        string? code = null, branch = null;
        if (random.Next(2) == 0) json["bankCode"] = code = Numerals(4);
        if (random.Next(2) == 0) json["branchCode"] = branch = Numerals(3);
        return Given.Of(json, FeelValue.ContextOf(("bank", "デモ銀行"), ("branch", "青梅支店"), ("bankCode", code), ("branchCode", branch)));
    }

    private Given Point()
    {
        var (lat, lon) = (35.78m + (random.Next(1000) / 1_000_000m), 139.27m + (random.Next(1000) / 1_000_000m));
        return Given.Of(new JsonObject { ["lat"] = lat, ["lon"] = lon }, FeelValue.ContextOf(("lat", lat), ("lon", lon)));
    }
}
