using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed partial class RefusalTextTests
{
    private static readonly Municipality City = new("東京都", "青梅市");
    private static readonly TownDirectory Towns =
        TownDirectory.Parse("町字,郵便番号,緯度,経度\n勝沼一丁目,1980041,35.79,139.26\n本町,1980083,35.79,139.25", City).Value;

    /// <summary>One mistake of every kind.</summary>
    private static readonly Refusal[] Mistakes =
    [
        Towns.Match("").Refusal,
        Towns.Match("羽村市本町1").Refusal,
        Towns.Match("上町1").Refusal,
        Towns.Match("勝沼").Refusal,
        Towns.Match("勝沼2-1").Refusal,
        Towns.Match("本町").Refusal,
        TownDirectory.Parse("", City).Refusal,
        TownDirectory.Parse("町字,郵便番号,緯度,経度\n本町,1980083,35.79,139.25\n本町,1980083,35.79,139.25", City).Refusal,
        DateParts.Split("きのう").Refusal,
        new DateParts("", "1", "1").ToDate().Refusal,
        new DateParts("八", "1", "1").ToDate().Refusal,
        new DateParts("令和8", "一", "1").ToDate().Refusal,
        new DateParts("令和8", "1", "一").ToDate().Refusal,
        new DateParts("令和8", "13", "1").ToDate().Refusal,
        new DateParts("令和8", "2", "30").ToDate().Refusal,
        new DateParts("昭和65", "1", "1").ToDate().Refusal,
        new DateParts("1872", "1", "1").ToDate().Refusal,
        new DateParts("2027", "1", "1").ToDate(latest: new(2026, 12, 31)).Refusal,
        ClockTime.Parse("昼").Refusal,
        PersonName.Of("", "花子").Refusal,
        PersonName.Of("青梅", "").Refusal,
        PersonName.Of("青\u0007梅", "花子").Refusal,
        PersonName.Of(new string('青', 101), "花子").Refusal,
        Kana.Read("").Refusal,
        Kana.Read("青梅").Refusal,
        MyNumber.Parse("").Refusal,
        MyNumber.Parse("1234").Refusal,
        MyNumber.Parse("123456789012").Refusal,
        CorporateNumber.Parse(" ").Refusal,
        CorporateNumber.Parse("30000201").Refusal,
        CorporateNumber.Parse("1000020132055").Refusal,
        Yen.Parse("").Refusal,
        Yen.Parse("百").Refusal,
        Yen.Parse("1.5").Refusal,
        Yen.Parse("-1").Refusal,
        Yen.Parse("9999999999999").Refusal,
        PhoneNumber.Parse("").Refusal,
        PhoneNumber.Parse("なし").Refusal,
        PhoneNumber.Parse("22-1111").Refusal,
        PhoneNumber.Parse("0428-22").Refusal,
        EmailAddress.Parse("").Refusal,
        EmailAddress.Parse("hanako").Refusal,
        EmailAddress.Parse("花子@example.jp").Refusal,
        EmailAddress.Parse("hanako@example").Refusal,
        EmailAddress.Parse(new string('a', 65) + "@example.jp").Refusal,
        Postcode.Parse("198").Refusal,
        ReceiptNumber.Parse("").Refusal,
        ReceiptNumber.Parse("7K3M").Refusal,
        ReceiptNumber.Parse("0000-0000-00").Refusal,
        ReceiptNumber.Parse("2222-2222-23").Refusal,
    ];

    [Fact]
    public void Every_kind_of_mistake_is_made_here() => Assert.Equal(
        typeof(RefusalKind).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(RefusalKind))
            .Select(field => ((RefusalKind)field.GetValue(null)!).Code).Order(StringComparer.Ordinal),
        Mistakes.Select(mistake => mistake.Kind.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("ja")]
    [InlineData("easy")]
    [InlineData("en")]
    public void Every_mistake_has_a_sentence_and_every_value_in_it_is_given(string language)
    {
        var texts = Texts(language);
        Assert.All(Mistakes, mistake =>
        {
            var sentence = texts[$"refusal.{mistake.Kind.Code}"];
            Assert.Subset(mistake.Values.Keys.ToHashSet(), Value().Matches(sentence).Select(m => m.Groups["name"].Value).ToHashSet());
        });
        Assert.Equal(Mistakes.Length, texts.Count);
    }

    [Fact]
    public void Every_word_in_kanji_has_its_furigana_in_the_easy_sentences() =>
        Assert.All(Texts("easy").Values, sentence => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", Furigana().Replace(sentence, "")));

    [Fact]
    public void The_sentence_for_an_impossible_day_names_it_and_the_last_day_there_is()
    {
        var refusal = new DateParts("令和8", "2", "30").ToDate().Refusal;
        var sentence = Value().Replace(Texts("ja")[$"refusal.{refusal.Kind.Code}"], m => refusal.Values[m.Groups["name"].Value].ToString()!);
        Assert.Equal("2月30日はありません。令和8年の2月は28日までです。日付を確かめてください。", sentence);
    }

    private static Dictionary<string, string> Texts(string language)
    {
        using var file = Assembly.Load("SmartLocal.Platform").GetManifestResourceStream($"SmartLocal.Platform.KernelText.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(:[^{}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"\{[^{}|]+\|[^{}]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();
}
