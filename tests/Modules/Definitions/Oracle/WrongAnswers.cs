using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>Every way of answering an item wrongly, each with the code of the refusal that must follow, and the part of the item that it is about.</summary>
internal static class WrongAnswers
{
    private const string Unreadable = "きのう";

    public static IEnumerable<Given> To(AskedItem item, DateOnly today)
    {
        var node = item.Node;
        return item.Kind switch
        {
            "person-name" => [Bad(Pair("青梅", null), "kernel.name-given-missing", "given"), Bad(Pair(null, "花子"), "kernel.name-family-missing", "family")],
            "kana" => [Bad(Pair("青梅", "ハナコ"), "kernel.kana-other-character", "family"), Bad(Pair("オウメ", null), "kernel.kana-missing", "given")],
            "kana-text" => [Bad("漢字", "kernel.kana-other-character"), Long('ア', node.Number("maxLength") ?? 60)],
            "text" => [Long('あ', node.Number("maxLength") ?? 100), Bad("a\u0007b", "kernel.text-unusable-character")],
            "text-area" => [Long('あ', node.Number("maxLength") ?? 1000), Bad(new string('あ', node.Number("maxLength") ?? 1000) + "\nい", "kernel.text-too-long")],
            "address" => [Bad("八王子市元本郷町3-24-1", "kernel.address-elsewhere"), Bad("東青梅1丁目", "kernel.address-number-missing")],
            "any-address" =>
            [
                Bad(new JsonObject { ["postcode"] = "198-8701" }, "forms.missing"), Bad(new JsonObject { ["postcode"] = "198", ["address"] = "青梅市" }, "kernel.postcode-not-seven-digits", "postcode"),
            ],
            "tel" => [Bad("22-1111", "kernel.phone-no-area-code"), Bad("0428-22-111", "kernel.phone-wrong-length")],
            "email" => [Bad("hanako", "kernel.email-no-at"), Bad("hanako@example", "kernel.email-bad-domain")],
            "digits" => Digits(node),
            "number" => Number(node),
            "yen" => Yen(node),
            "date" => [Bad("2025-02-30", "kernel.date-no-such-day", "day"), Bad(Unreadable, "kernel.date-unreadable"), .. Outside(node, today, "yyyy-MM-dd", "kernel.date-too-early", "kernel.date-too-late")],
            "month" => [Bad("2026-13", "forms.not-a-month"), .. Outside(node, today, "yyyy-MM", "forms.month-too-early", "forms.month-too-late")],
            "year" => [Bad("1700", "forms.not-a-year"), .. Outside(node, today, "yyyy", "forms.number-too-small", "forms.number-too-large")],
            "time" => [Bad("25:00", "kernel.clock-time-unreadable"), Bad("朝", "kernel.clock-time-unreadable")],
            "period" => Period(node, today),
            "preferred-time" => Wish(item, today),
            "select" => [Bad("ない答え", "forms.not-an-option")],
            "choose-many" => Many(item),
            "file" => Files(node),
            "my-number" => [Bad(Numbers.Mistyped(Numbers.Individual("12345678901"), 11), "kernel.my-number-mistyped"), Bad("12345678901", "kernel.my-number-not-twelve-digits")],
            "corporate-number" => [Bad(Numbers.Mistyped(Numbers.Corporate("700110000005"), 0), "kernel.corporate-number-mistyped"), Bad("123456789012", "kernel.corporate-number-not-thirteen-digits")],
            "bank" =>
            [
                Bad(new JsonObject { ["bank"] = "デモ銀行" }, "forms.branch-missing", "branch"), Bad(new JsonObject { ["branch"] = "本店" }, "forms.bank-missing"),
                Bad(Bank("bankCode", "12"), "forms.not-digits", "bankCode"), Bad(Bank("branchCode", "12x"), "forms.not-digits", "branchCode"),
            ],
            "map-point" => [Bad(new JsonObject { ["lat"] = 0, ["lon"] = 139.2 }, "forms.not-a-point"), Bad(new JsonObject { ["lat"] = 35.7 }, "forms.not-a-point")],
            "yes-no" or "check" or "group" => [], // what is wrong with them is of the wrong shape, or missing, or has too few rows
            _ => throw new InvalidOperationException($"{item.Id} is of a kind that nobody has told the oracle: {item.Kind}"),
        };
    }

    /// <summary>A value of a shape that the item does not take at all; such a body is refused whole.</summary>
    public static JsonNode OfWrongShape(AskedItem item) => item.Kind switch
    {
        "choose-many" or "file" or "group" => "これ",
        "yes-no" or "check" => "yes",
        "person-name" or "kana" or "period" or "preferred-time" or "bank" or "map-point" => 5,
        "any-address" => 5,
        _ => new JsonArray(),
    };

    private static Given Bad(JsonNode sent, string code, string? part = null) => Given.Bad(sent, code, part);

    private static Given Long(char of, int max) => Bad(new string(of, max + 1), "kernel.text-too-long");

    private static JsonObject Pair(string? family, string? given)
    {
        var json = new JsonObject();
        if (family is not null) json["family"] = family;
        if (given is not null) json["given"] = given;
        return json;
    }

    private static JsonObject Bank(string part, string code) => new() { ["bank"] = "デモ銀行", ["branch"] = "本店", [part] = code };

    private static IEnumerable<Given> Digits(YamlNode node)
    {
        var (least, most) = (node.Number("length") ?? node.Number("minLength") ?? 1, node.Number("length") ?? node.Number("maxLength") ?? 20);
        var code = least == most ? "forms.not-digits" : "forms.not-so-many-digits";
        yield return Bad(new string('1', most + 1), code);
        yield return Bad(new string('x', most), code);
        if (least > 1) yield return Bad(new string('1', least - 1), code);
    }

    private static IEnumerable<Given> Number(YamlNode node)
    {
        var (min, max) = (RightAnswers.Decimal(node, "min") ?? 0, RightAnswers.Decimal(node, "max") ?? 999_999_999);
        yield return Bad(JsonValue.Create(min - 1), "forms.number-too-small");
        yield return Bad(JsonValue.Create(max + 1), "forms.number-too-large");
        yield return Bad("たくさん", "forms.not-a-number");
        var decimals = node.Number("decimals") ?? 0;
        yield return Bad(JsonValue.Create(min + new decimal(1, 0, 0, false, (byte)(decimals + 1))), decimals == 0 ? "forms.not-a-whole-number" : "forms.too-many-decimals");
    }

    private static IEnumerable<Given> Yen(YamlNode node)
    {
        if (RightAnswers.Decimal(node, "min") is > 0 and var min) yield return Bad(JsonValue.Create(min - 1), "forms.yen-too-little");
        if (RightAnswers.Decimal(node, "max") is { } max) yield return Bad(JsonValue.Create(max + 1), max < 999_999_999_999 ? "forms.yen-too-much" : "kernel.yen-too-much");
        yield return Bad("1000000000000", "kernel.yen-too-much");
        yield return Bad("-1", "kernel.yen-negative");
        yield return Bad("10.5", "kernel.yen-decimal");
        yield return Bad("いくらか", "kernel.yen-not-a-number");
    }

    private static IEnumerable<Given> Outside(YamlNode node, DateOnly today, string format, string early, string late, string? part = null)
    {
        foreach (var (key, by, code) in new[] { ("min", -1, early), ("max", 1, late) })
        {
            if (Days.Bound(node, key, today) is not { } bound) continue;
            var outside = format switch { "yyyy" => bound.AddYears(by), "yyyy-MM" => bound.AddMonths(by), _ => bound.AddDays(by) };
            // Before 1873 days are those of the old calendar, whatever the form would take.
            yield return Bad(outside.ToString(format, CultureInfo.InvariantCulture), outside.Year < 1873 && format != "yyyy" ? "kernel.date-too-early" : code, part);
        }
    }

    private static IEnumerable<Given> Period(YamlNode node, DateOnly today)
    {
        var (min, max) = (Days.Bound(node, "min", today), Days.Bound(node, "max", today));
        var day = min ?? max ?? today;
        yield return Bad(Of(("from", day)), "forms.period-without-until", "until");
        yield return Bad(Of(("until", day)), "forms.period-without-from", "from");
        if (min is null || max is null || min < max)
            yield return Bad(min is null ? Of(("from", day), ("until", day.AddDays(-1))) : Of(("from", day.AddDays(1)), ("until", day)), "forms.period-backwards", "until");
        if (min is { } first) yield return Bad(Of(("from", first.AddDays(-1)), ("until", first)), "kernel.date-too-early", "from");
        if (max is { } last) yield return Bad(Of(("from", last), ("until", last.AddDays(1))), "kernel.date-too-late", "until");
    }

    private static JsonObject Of(params (string Key, DateOnly Day)[] days)
    {
        var json = new JsonObject();
        foreach (var (key, day) in days) json[key] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return json;
    }

    private static IEnumerable<Given> Wish(AskedItem item, DateOnly today)
    {
        var (min, max) = (Days.Bound(item.Node, "min", today), Days.Bound(item.Node, "max", today));
        var (day, time) = (min ?? max ?? today, item.Options.Count > 0 ? item.Options[0] : "am");
        yield return Bad(Of(("date", day)), "forms.time-not-chosen", "time");
        yield return Bad(new JsonObject { ["time"] = time }, "forms.missing", "date");
        yield return Bad(With(day, "夜中"), "forms.not-an-option", "time");
        if (min is { } first) yield return Bad(With(first.AddDays(-1), time), "kernel.date-too-early", "date");
        if (max is { } last) yield return Bad(With(last.AddDays(1), time), "kernel.date-too-late", "date");
    }

    private static JsonObject With(DateOnly day, string time)
    {
        var json = Of(("date", day));
        json["time"] = time;
        return json;
    }

    private static IEnumerable<Given> Many(AskedItem item)
    {
        yield return Bad(new JsonArray("ない答え"), "forms.not-an-option");
        if (item.Node.Number("min") is > 1 and var min) yield return Bad(new JsonArray([.. item.Options.Take(min - 1).Select(o => (JsonNode)o)]), "forms.too-few-chosen");
        if (item.Node.Number("max") is { } max && max < item.Options.Count) yield return Bad(new JsonArray([.. item.Options.Take(max + 1).Select(o => (JsonNode)o)]), "forms.too-many-chosen");
    }

    private static IEnumerable<Given> Files(YamlNode node)
    {
        var types = Sent.TypesOf(node);
        var fitting = Sent.Files.Where(f => types.Contains(f.Type)).ToList();
        var most = node.Number("maxFiles") ?? 1;
        if (most < fitting.Count(f => f.Size < 100_000)) yield return Bad(Ids(fitting.Where(f => f.Size < 100_000).Take(most + 1)), "forms.too-many-files");
        yield return Bad(Ids(fitting.Where(f => f.Size > 100_000).Take(1)), "files.too-large");
        yield return Bad(Ids(Sent.Files.Where(f => !types.Contains(f.Type)).Take(1)), "files.wrong-type");
    }

    private static JsonNode Ids(IEnumerable<SentFile> files) => Sent.Of([.. files]).Sent!;
}
