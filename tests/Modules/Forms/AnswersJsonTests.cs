using System.Text;
using FsCheck.Fluent;
using SmartLocal.Forms;
using SmartLocal.Tests.Kernel;

namespace SmartLocal.Tests.Forms;

public sealed class AnswersJsonTests
{
    [Fact]
    public void Answers_are_kept_in_the_order_of_the_form_with_their_source()
    {
        var json = Subsidy.Form.Read(Subsidy.Filled(), Subsidy.Reading).Value.ToJson();
        Assert.StartsWith("""{"氏名":{"value":{"family":"青梅","given":"花子"},"source":"typed"},"フリガナ":{"value":{"family":"オウメ","given":"ハナコ"},"source":"typed"},"住所":{"value":"東青梅1丁目11-1","source":"typed"},""", json, StringComparison.Ordinal);
        Assert.Contains("""
            "購入日":{"value":"2026-10-03","source":"typed"},"購入金額":{"value":59800,"source":"typed"}
            """, json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_kept_is_read_back_and_typed_again_the_same()
    {
        var names = Gen.Elements("青梅", "髙橋", "𠮷野", "O'Hara", "ヴァン\"デル\"", "渡邉");
        var readings = Gen.Elements("オウメ", "たかはし", "ﾖｼﾉ", "ヴァンデル");
        var texts = Gen.Elements("デモ電機", "ABC-1 <b>&amp;</b>", "改\\行", "円¥", "😀", "a\"b");
        var samples =
            from family in names from given in names
            from kana in readings from text in texts
            from yen in Gen.Choose(0, 1_000_000) from account in Gen.Choose(0, 9_999_999)
            from day in Sampling.Days(new(2026, 4, 1), Subsidy.Today)
            select (family, given, kana, text, yen, account, day);

        samples.Always(s =>
        {
            var typed = Subsidy.Filled(
                ("氏名.family", s.family), ("氏名.given", s.given), ("フリガナ.family", s.kana), ("機種", s.text),
                ("購入金額", s.yen.ToString()), ("口座番号", s.account.ToString("0000000")),
                ("購入日.era", "western"), ("購入日.year", s.day.Year.ToString()), ("購入日.month", s.day.Month.ToString()), ("購入日.day", s.day.Day.ToString()));
            var answers = Subsidy.Form.Read(typed, Subsidy.Reading).Value;
            var json = answers.ToJson();

            var kept = Answers.Parse(Subsidy.Form, json);
            Assert.Equal(json, kept.ToJson());
            Assert.Equal(answers.All, kept.All);

            var again = new Typed();
            foreach (var answer in kept.All)
            {
                var one = answer.ToTyped();
                foreach (var path in answer.Item.Paths) again[path] = one[path];
                foreach (var file in one.FilesOf(answer.Item.Id)) again.Add(answer.Item.Id, file);
            }

            Assert.Equal(json, Subsidy.Form.Read(again, Subsidy.Reading).Value.ToJson());
        });
    }

    [Fact]
    public void A_correction_takes_the_place_of_the_earlier_answer()
    {
        var answers = Subsidy.Form.Read(Subsidy.Filled(), Subsidy.Reading).Value;
        var corrected = Subsidy.Form.Read(Subsidy.Filled(("機種", "XYZ-2")), Subsidy.Reading).Value;

        Assert.Equal(corrected.ToJson(), answers.With(Subsidy.Form, "機種", corrected.Find("機種")).ToJson());
        Assert.Equal("デモ電機 ABC-1", answers.Find("機種")!.Value);
        var without = answers.With(Subsidy.Form, "メール", null);
        Assert.Null(without.Find("メール"));
        Assert.Equal(answers.ToJson(), without.With(Subsidy.Form, "メール", answers.Find("メール")).ToJson());
    }

    [Theory]
    [InlineData("""{"氏名":{"family":"青梅","given":"花子"},"購入日":"2026-10-03","購入金額":59800,"自宅で使用":true,"重複なし":false,"メール":null}""", null)]
    [InlineData("""{"名前":"青梅"}""", "forms.unknown-item")]
    [InlineData("""{"氏名":"青梅 花子"}""", "forms.wrong-shape")]
    [InlineData("""{"氏名":{"family":"青梅","first":"花子"}}""", "forms.wrong-shape")]
    [InlineData("""{"機種":{"a":1}}""", "forms.wrong-shape")]
    [InlineData("""{"領収書":["receipt.jpg"]}""", "forms.wrong-shape")]
    [InlineData("""{"領収書":"x"}""", "forms.wrong-shape")]
    [InlineData("""{"自宅で使用":"はい"}""", "forms.wrong-shape")]
    [InlineData("""{"機種":"a" """, "forms.not-json")]
    [InlineData("""["機種"]""", "forms.not-json")]
    [InlineData("""{"機種":"a"} {}""", "forms.not-json")]
    [InlineData("", "forms.not-json")]
    public void A_machine_sends_an_object_of_items(string json, string? refused)
    {
        var read = TypedJson.Read(Subsidy.Form, Encoding.UTF8.GetBytes(json));
        Assert.Equal(refused, read.IsRefused ? read.Refusal.Kind.Code : null);
    }

    [Fact]
    public void An_unknown_item_is_refused_by_its_name()
    {
        var refusal = TypedJson.Read(Subsidy.Form, "{\"住所２\":\"x\"}"u8).Refusal;
        Assert.Equal("住所２", refusal.Field);
        Assert.Contains("住所２", Subsidy.Text().Of(refusal).Plain, StringComparison.Ordinal);
    }
}
