using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Tests.Cases;

/// <summary>補正 of one answer of a form in which answers hang on each other, and stand in rows.</summary>
public sealed class CorrectionTests(SmallProcedures small) : IClassFixture<SmallProcedures>
{
    internal const string Family = """
        {"氏名":{"family":"青梅","given":"花子"},"区分":"新規","開始日":"2026-12-01","終了日":"2026-12-10",
         "家族":[{"続柄":"夫","年齢":40},{"続柄":"子","年齢":10,"学校":"第一小"}]}
        """;

    [Fact]
    public async Task A_whole_group_is_put_right_row_by_row_and_what_is_reckoned_from_it_follows()
    {
        var (sent, correction) = await Asked("rows@example.jp", "家族");
        var answer = new Typed();
        Row(answer, "夫", "41");
        Row(answer, "子", "10");
        Row(answer, "母", "70");
        Assert.False((await Answer(sent, correction, answer)).IsRefused);

        var application = await Application(sent);
        Assert.Equal(["夫", "子", "母"], application.Answers.Find("家族")!.Rows.Select(r => r.Find("続柄")!.Value));
        Assert.Equal(3m, application.Answers.Find("人数")!.Value);
        // Made within one millisecond, they are in no order.
        Assert.Equal(["人数", "家族"], application.Amendments.Select(a => a.Item.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, application.Amendments.Single(a => a.Item.Id == "家族").Before!.Rows.Count);
        Assert.Equal(CaseStatus.Corrected, (await sent.Now()).Status);
    }

    [Fact]
    public async Task A_rule_of_the_rows_and_a_required_part_of_a_row_hold_in_a_correction_too()
    {
        var (sent, correction) = await Asked("rowrule@example.jp", "家族");
        var old = new Typed();
        Row(old, "子", "61");
        Assert.Equal([(FormRefusals.RuleBroken, "家族.0.年齢")], await Wrong(sent, correction, old));
        var empty = new Typed();
        Row(empty, "夫", null);
        Assert.Equal([(FormRefusals.Missing, "家族.0.年齢")], await Wrong(sent, correction, empty));
        Assert.Equal([(FormRefusals.NoRows, "家族")], await Wrong(sent, correction, new Typed()));
        Assert.Equal(CaseStatus.CorrectionRequested, (await sent.Now()).Status);
    }

    [Fact]
    public async Task A_rule_across_the_form_holds_after_a_correction()
    {
        var (sent, correction) = await Asked("rule@example.jp", "開始日");
        Assert.Equal([(FormRefusals.RuleBroken, "終了日")], await Wrong(sent, correction, new Typed { ["開始日"] = "2026-12-20" }));
        Assert.False((await Answer(sent, correction, new Typed { ["開始日"] = "2026-12-05" })).IsRefused);
        Assert.Equal(new DateOnly(2026, 12, 5), (await Application(sent)).Answers.Find("開始日")!.Value);
    }

    [Fact]
    public async Task What_does_not_go_together_with_her_new_answer_can_be_put_right_with_it()
    {
        var (sent, correction) = await Asked("both@example.jp", "開始日");
        var both = new Typed { ["開始日"] = "2026-12-20", ["終了日"] = "2026-12-25", ["区分"] = "変更", ["変更の理由"] = "なし" };
        Assert.False((await Answer(sent, correction, both, "終了日", "区分", "変更の理由")).IsRefused);
        var application = await Application(sent);
        Assert.Equal(new DateOnly(2026, 12, 25), application.Answers.Find("終了日")!.Value);
        Assert.Equal("新規", application.Answers.Find("区分")!.Value); // nothing asked for that
    }

    [Fact]
    public async Task A_question_that_comes_up_with_the_new_answer_must_be_answered_with_it()
    {
        var (sent, correction) = await Asked("comes-up@example.jp", "区分");
        Assert.Equal([(FormRefusals.Missing, "変更の理由")], await Wrong(sent, correction, new Typed { ["区分"] = "変更" }));
        Assert.False((await Answer(sent, correction, new Typed { ["区分"] = "変更", ["変更の理由"] = "転居" }, "変更の理由")).IsRefused);
        Assert.Equal("転居", (await Application(sent)).Answers.Find("変更の理由")!.Value);
    }

    [Fact]
    public async Task A_question_that_is_asked_no_more_loses_its_answer_and_is_waited_for_no_longer()
    {
        var sent = await small.Send("shiken-kazoku", "goes@example.jp", Family.Replace("\"新規\"", "\"変更\",\"変更の理由\":\"転居\"", StringComparison.Ordinal));
        var kind = (await sent.As("clerk", new RequestCorrection(sent.Id, "区分", "確かめてください。"))).Value;
        Assert.False((await sent.As("clerk", new RequestCorrection(sent.Id, "変更の理由", "詳しく書いてください。"))).IsRefused);
        Assert.False((await Answer(sent, kind, new Typed { ["区分"] = "新規" })).IsRefused);
        var application = await Application(sent);
        Assert.Null(application.Answers.Find("変更の理由"));
        Assert.Equal("転居", application.Amendments.Single(a => a.Item.Id == "変更の理由").Before!.Value);
        Assert.Equal(CaseStatus.Corrected, (await sent.Now()).Status);
        await using var db = small.Ome.Read();
        Assert.All(await db.Set<Correction>().Where(c => c.Case == sent.Id).ToListAsync(), c => Assert.False(c.IsOpen));
    }

    [Fact]
    public async Task Only_what_the_answers_let_the_form_ask_can_be_asked_for()
    {
        var sent = await small.Send("shiken-kazoku", "hidden@example.jp", Family);
        foreach (var item in new[] { "変更の理由", "人数", "続柄", "なにか", null })
            Assert.Equal(RequestCorrection.ItemUnknown, (await sent.As("clerk", new RequestCorrection(sent.Id, item, "直してください。"))).Refusal.Kind);
        using var clerk = await small.Ome.StaffBrowser("clerk");
        Assert.Equal(
            ["氏名", "区分", "開始日", "終了日", "証明", "家族"],
            (await clerk.Page(sent.StaffPage)).QuerySelectorAll("form#correction option[value]").Select(o => o.GetAttribute("value")).Where(v => v!.Length > 0));
    }

    [Fact]
    public async Task Days_that_have_passed_since_do_not_spoil_the_other_answers()
    {
        var sent = await small.Send("shiken-yoyaku", "days@example.jp", """{"氏名":{"family":"青梅","given":"花子"},"希望":{"date":"2026-11-24","time":"pm"}}""");
        var correction = (await sent.As("clerk", new RequestCorrection(sent.Id, "氏名", "住民票と違います。"))).Value;
        small.Ome.Clock.Move(TimeSpan.FromDays(30));
        var answered = await Answer(sent, correction, new Typed { ["氏名.family"] = "青梅", ["氏名.given"] = "華子" });
        small.Ome.Clock.Move(TimeSpan.FromDays(-30));
        Assert.False(answered.IsRefused);
        Assert.Equal("青梅　華子", small.Ome.Get<Vault>().Work().ReadOptional((await sent.Now()).Account.Value, Case.ApplicantColumn.Of(sent.Id.Value), (await sent.Now()).Applicant));
    }

    [Fact]
    public async Task The_same_answer_again_is_no_correction()
    {
        var (sent, correction) = await Asked("same@example.jp", "区分");
        Assert.Equal(AmendAnswer.Unchanged, (await Answer(sent, correction, new Typed { ["区分"] = "新規" })).Refusal.Kind);
    }

    [Fact]
    public async Task What_is_asked_only_now_may_stay_open_and_is_taken_where_it_is_answered()
    {
        var (sent, correction) = await Asked("optional@example.jp", "区分");
        Assert.False((await Answer(sent, correction, new Typed { ["区分"] = "変更", ["変更の理由"] = "転居", ["変更の備考"] = "隣へ" }, "変更の理由", "変更の備考")).IsRefused);
        Assert.Equal("隣へ", (await Application(sent)).Answers.Find("変更の備考")!.Value);
    }

    [Fact]
    public async Task An_empty_file_field_takes_no_file_away()
    {
        var sent = await small.Send("shiken-kazoku", "file@example.jp", Family);
        var correction = (await sent.As("clerk", new RequestCorrection(sent.Id, "証明", "もう一度撮ってください。"))).Value;
        Assert.Equal(FormRefusals.FileMissing, (await Answer(sent, correction, new Typed())).Refusal.Kind);
    }

    private async Task<(SentCase Sent, CorrectionId Correction)> Asked(string mail, string item)
    {
        var sent = await small.Send("shiken-kazoku", mail, Family);
        return (sent, (await sent.As("clerk", new RequestCorrection(sent.Id, item, "確かめてください。"))).Value);
    }

    private static Task<Result<Done>> Answer(SentCase sent, CorrectionId correction, Typed typed, params string[] also) =>
        sent.AsApplicant(new AnswerCorrection(sent.Id, correction, typed, also.ToHashSet(), []));

    private static async Task<IEnumerable<(RefusalKind, string?)>> Wrong(SentCase sent, CorrectionId correction, Typed typed) =>
        (await Answer(sent, correction, typed)).Refusal.Parts.Select(p => (p.Kind, p.Field));

    private static void Row(Typed typed, string relation, string? age)
    {
        var row = typed.AddRow("家族");
        (row["続柄"], row["年齢"], row["学校"]) = (relation, age, "第一小");
    }

    private async Task<SubmittedApplication> Application(SentCase sent)
    {
        await using var db = small.Ome.Read();
        return (await small.Ome.Get<Applications>().Find(db, small.Ome.Get<Vault>().Work(), (await sent.Now()).Application, default))!;
    }
}
