using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;

namespace SmartLocal.Tests.Forms;

public sealed class ReadingAnswersTests
{
    [Fact]
    public void What_was_typed_in_any_width_becomes_what_the_registers_write()
    {
        var answers = Subsidy.Form.Read(Subsidy.Filled(), Subsidy.Reading).Value;
        string Shown(string item) => answers.Find(item)!.Show(Subsidy.Text()).Plain;

        Assert.Equal("青梅　花子", Shown("氏名"));
        Assert.Equal("オウメ　ハナコ", Shown("フリガナ"));
        Assert.Equal("東青梅1丁目11-1", Shown("住所"));
        Assert.Equal("0428-22-1111", Shown("電話"));
        Assert.Equal("電動生ごみ処理機", Shown("種類"));
        Assert.Equal("2026年10月3日", Shown("購入日"));
        Assert.Equal("59,800円", Shown("購入金額"));
        Assert.Equal("0123456", Shown("口座番号"));
        Assert.Equal("領収書.jpg", Shown("領収書"));
        Assert.Equal("青梅", answers.Applicant!.Family);
    }

    [Fact]
    public void An_optional_item_left_empty_has_no_answer() =>
        Assert.Null(Subsidy.Form.Read(Subsidy.Filled(("メール", " ")), Subsidy.Reading).Value.Find("メール"));

    [Theory]
    [InlineData("購入日.month", "2", "購入日.day", "30", "kernel.date-no-such-day", "購入日.day")]
    [InlineData("購入日.month", "13", "購入日.day", "1", "kernel.date-no-such-month", "購入日.month")]
    [InlineData("購入日.month", "11", "購入日.day", "21", "kernel.date-too-late", "購入日")]
    [InlineData("購入日.month", "3", "購入日.day", "31", "kernel.date-too-early", "購入日")]
    [InlineData("購入日.month", "", "購入日.day", "31", "kernel.date-incomplete", "購入日.month")]
    [InlineData("フリガナ.family", "青梅", "電話", "0428221111", "kernel.kana-other-character", "フリガナ.family")]
    [InlineData("氏名.given", "", "電話", "0428221111", "kernel.name-given-missing", "氏名.given")]
    [InlineData("住所", "東京都八王子市元本郷町3-24-1", "電話", "0428221111", "kernel.address-elsewhere", "住所")]
    [InlineData("住所", "東青梅1丁目", "電話", "0428221111", "kernel.address-number-missing", "住所")]
    [InlineData("電話", "22-1111", "メール", null, "kernel.phone-no-area-code", "電話")]
    [InlineData("メール", "hanako", "電話", "0428221111", "kernel.email-no-at", "メール")]
    [InlineData("購入金額", "約5万", "電話", "0428221111", "kernel.yen-not-a-number", "購入金額")]
    [InlineData("購入金額", "1000001", "電話", "0428221111", "forms.yen-too-much", "購入金額")]
    [InlineData("口座番号", "123456", "電話", "0428221111", "forms.not-digits", "口座番号")]
    [InlineData("種類", "nuclear", "電話", "0428221111", "forms.not-an-option", "種類")]
    [InlineData("種類", null, "電話", "0428221111", "forms.not-chosen", "種類")]
    [InlineData("機種", "", "電話", "0428221111", "forms.missing", "機種")]
    [InlineData("自宅で使用", null, "電話", "0428221111", "forms.not-declared", "自宅で使用")]
    [InlineData("口座名義カナ", "青梅花子", "電話", "0428221111", "kernel.kana-other-character", "口座名義カナ")]
    public void A_wrong_answer_is_refused_where_it_was_typed(string path, string? typed, string path2, string? typed2, string code, string field)
    {
        var refusal = Subsidy.Refused((path, typed), (path2, typed2));
        Assert.Equal((code, field), (refusal.Kind.Code, refusal.Field));
    }

    [Fact]
    public void Every_refusal_says_in_each_language_what_to_mend()
    {
        var refusal = Subsidy.Form.Read(new Typed(), Subsidy.Reading).Refusal;
        foreach (var language in LanguageCodes.All)
            Assert.All(refusal.Parts, p => Assert.NotEmpty(Subsidy.Text(language).Of(p).Plain));
        Assert.Contains(refusal.Parts, p => Subsidy.Text().Of(p).Plain == "メーカーと機種名を入力してください。");
        Assert.Equal(Subsidy.Form.Items.Count(i => i.Required), refusal.Parts.Count);
    }

    [Fact]
    public void More_files_than_asked_for_are_refused_and_stay()
    {
        var typed = Subsidy.Filled();
        for (var i = 0; i < 3; i++) typed.Add("領収書", Subsidy.Photo);
        Assert.Equal(FormRefusals.TooManyFiles, Assert.Single(Subsidy.Form.Read(typed, Subsidy.Reading).Refusal.Parts).Kind);
        Assert.Equal(4, typed.FilesOf("領収書").Count);
    }

    [Fact]
    public void A_step_is_read_without_asking_for_the_others()
    {
        var typed = new Typed { ["金融機関"] = "デモ銀行", ["支店"] = "青梅", ["預金種別"] = "savings", ["口座番号"] = "1234567", ["口座名義カナ"] = "オウメ" };
        Assert.False(Subsidy.Form.Read(Subsidy.Form.Steps.Single(s => s.Id == "account"), typed, Subsidy.Reading).IsRefused);
    }

    [Fact]
    public void A_date_comes_in_one_piece_from_a_machine() =>
        Assert.Equal(
            new DateOnly(2026, 10, 3),
            Subsidy.Form.Read(Subsidy.Filled(("購入日.year", null), ("購入日.month", null), ("購入日.day", null), ("購入日", "2026-10-03")), Subsidy.Reading).Value.Find("購入日")!.Value);

    [Fact]
    public void What_was_typed_is_kept_letter_by_letter()
    {
        var typed = Subsidy.Filled(("購入日.day", "三十一"), ("住所", "  どこか\u3000<遠く> "));
        typed.Remove(FileId.From(default));
        var again = Typed.Parse(typed.ToJson());
        Assert.Equal("三十一", again["購入日.day"]);
        Assert.Equal("  どこか\u3000<遠く> ", again["住所"]);
        Assert.Equal(Subsidy.Photo, Assert.Single(again.FilesOf("領収書")));
    }
}
