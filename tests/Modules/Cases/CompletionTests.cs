using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Pages;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Cases;

/// <summary>Cases of procedures in which nothing is decided.</summary>
public sealed class CompletionTests(SmallProcedures small) : IClassFixture<SmallProcedures>
{
    [Fact]
    public async Task A_notification_is_accepted_without_a_decision_and_its_notice_reaches_the_inbox()
    {
        var sent = await small.Send("shiken-todoke", "receipt@example.jp");
        Assert.False((await sent.As("clerk", new CompleteCase(sent.Id, null))).IsRefused);

        var completed = await sent.Now();
        Assert.Equal((CaseStatus.Completed, true, false), (completed.Status, completed.ClosedAt is not null, completed.Assignee is null));
        var notice = (await sent.Notice())!;
        Assert.Equal((null, null, null, null), (notice.Decision, notice.Number, notice.Approval, notice.Appeal));
        Assert.Contains("青梅　花子 様", notice.Body, StringComparison.Ordinal);
        Assert.Contains("受理した日　令和8年11月20日", notice.Body, StringComparison.Ordinal);
        await using var db = small.Ome.Read();
        var message = await db.Set<Message>().SingleAsync(m => m.About == sent.Id.Value);
        Assert.Equal(("cases.message.receipt", $"{sent.Page}/notice"), (message.TemplateKey, message.LinkPath));
        Assert.Equal(1, await db.Set<Delivery>().CountAsync(d => d.Message == message.Id));
    }

    [Fact]
    public async Task What_the_clerk_wrote_stands_in_the_notice_though_the_procedure_does_not_name_it()
    {
        var sent = await small.Send("shiken-todoke", "note@example.jp");
        Assert.False((await sent.As("clerk", new CompleteCase(sent.Id, "来月からです。"))).IsRefused);
        Assert.EndsWith("\n\n来月からです。", (await sent.Notice())!.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10時半", null, "日時　令和8年12月1日（火）10:30")]
    [InlineData("１４：００", "2階の窓口です。", "日時　令和8年12月1日（火）14:00\n\n2階の窓口です。")]
    [InlineData(null, "午前中においでください。", "日　令和8年12月1日（火）\n\n午前中においでください。")]
    public async Task The_hour_that_is_set_stands_in_the_notice(string? hour, string? words, string written)
    {
        var sent = await small.Send("shiken-yoyaku", $"hour{hour?.Length}{words?.Length}@example.jp");
        Assert.False((await sent.As("clerk", new CompleteCase(sent.Id, words, new DateOnly(2026, 12, 1), hour))).IsRefused);
        Assert.Contains($"の日時が決まりました。\n\n{written}\n\n", (await sent.Notice())!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_needs_its_day_and_a_day_alone_some_words()
    {
        var sent = await small.Send("shiken-yoyaku", "half@example.jp");
        Assert.Equal((CompleteCase.DayMissing, "day"), await Refused(new CompleteCase(sent.Id, "")));
        Assert.Equal((CompleteCase.DayMissing, "day"), await Refused(new CompleteCase(sent.Id, "窓口で", null, "10:00")));
        Assert.Equal((CompleteCase.HourMissing, "hour"), await Refused(new CompleteCase(sent.Id, "", new DateOnly(2026, 12, 1))));
        Assert.Equal((ClockTime.Unreadable, "hour"), await Refused(new CompleteCase(sent.Id, "", new DateOnly(2026, 12, 1), "昼")));
        Assert.Equal((CompleteCase.DayPast, "day"), await Refused(new CompleteCase(sent.Id, "", new DateOnly(2026, 11, 19), "10:00")));
        Assert.Equal(CaseStatus.Received, (await sent.Now()).Status);
        Assert.Null(await sent.Notice());

        async Task<(RefusalKind, string?)> Refused(CompleteCase act)
        {
            var no = (await sent.As("clerk", act)).Refusal;
            return (no.Kind, no.Field);
        }
    }

    [Fact]
    public async Task A_question_is_answered_in_words()
    {
        var sent = await small.Send("shiken-shitsumon", "reply@example.jp");
        var empty = (await sent.As("clerk", new CompleteCase(sent.Id, " "))).Refusal;
        Assert.Equal((CompleteCase.ReplyMissing, "words"), (empty.Kind, empty.Field));
        Assert.False((await sent.As("clerk", new CompleteCase(sent.Id, "燃やすごみは\n火曜日です。"))).IsRefused);
        Assert.Contains("お答えします。\n\n燃やすごみは\n火曜日です。\n\n令和8年11月20日", (await sent.Notice())!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_ends_only_as_its_procedure_ends()
    {
        using var subsidy = await CaseWorld.Sent(small.Ome, "decided@example.jp");
        Assert.Equal(CompleteCase.MustBeDecided, (await subsidy.As("clerk", new CompleteCase(subsidy.Id, "はい"))).Refusal.Kind);
        var sent = await small.Send("shiken-todoke", "undecided@example.jp");
        Assert.Equal(Drafting.NothingToDecide, (await sent.As("clerk", new DraftGrant(sent.Id, "1", null))).Refusal.Kind);
        Assert.Equal(Drafting.NothingToDecide, (await sent.As("clerk", new DraftRefusal(sent.Id, "いいえ"))).Refusal.Kind);
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new CompleteCase(sent.Id, null))).Refusal.Kind);
        Assert.Equal(RefusalReason.NotAllowed, (await sent.AsApplicant(new CompleteCase(sent.Id, null))).Refusal.Kind.Reason);
    }

    [Fact]
    public async Task What_is_over_is_not_completed_again_nor_withdrawn()
    {
        var sent = await small.Send("shiken-todoke", "over@example.jp");
        var race = await Task.WhenAll(sent.As("clerk", new CompleteCase(sent.Id, null)), sent.As("unit-chief", new CompleteCase(sent.Id, null)));
        Assert.Equal(Case.Over, Assert.Single(race, r => r.IsRefused).Refusal.Kind);
        Assert.Equal(Case.Over, (await sent.AsApplicant(new WithdrawCase(sent.Id))).Refusal.Kind);

        var withdrawn = await small.Send("shiken-todoke", "gone@example.jp");
        Assert.False((await withdrawn.AsApplicant(new WithdrawCase(withdrawn.Id))).IsRefused);
        Assert.Equal(Case.Over, (await withdrawn.As("clerk", new CompleteCase(withdrawn.Id, null))).Refusal.Kind);
        Assert.Null(await withdrawn.Notice());
    }

    [Fact]
    public async Task While_something_is_to_be_put_right_nothing_is_completed()
    {
        var sent = await small.Send("shiken-todoke", "waits@example.jp");
        Assert.False((await sent.As("clerk", new RequestCorrection(sent.Id, "氏名", "住民票と違います。"))).IsRefused);
        Assert.Equal(Case.NotInReview, (await sent.As("clerk", new CompleteCase(sent.Id, null))).Refusal.Kind);
    }

    [Fact]
    public async Task The_clerks_page_offers_only_what_the_procedure_ends_in()
    {
        var visit = await small.Send("shiken-yoyaku", "page@example.jp", """{"氏名":{"family":"青梅","given":"花子"},"希望":{"date":"2026-12-03","time":"pm"}}""");
        using var clerk = await small.Ome.StaffBrowser("clerk");
        var page = await clerk.Page(visit.StaffPage);
        Assert.NotNull(page.QuerySelector("form#completion input[name='hour']"));
        Assert.Contains("2026年12月3日", page.QuerySelector(".case-side")!.TextContent, StringComparison.Ordinal); // the wish, where the hour is set
        Assert.Null(page.QuerySelector("form#grant, form#refusal"));
        Assert.NotNull(page.QuerySelector("form#correction"));

        using var half = await clerk.PostForm($"{visit.StaffPage}/completion", ("day.era", "western"), ("day.year", "2026"), ("day.month", "12"), ("day.day", "3"), ("hour", "夕方"), ("words", "2階です。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        var again = await Document(half);
        Assert.Equal(("夕方", "2階です。"), (again.QuerySelector("input[name='hour']")!.GetAttribute("value"), again.QuerySelector("form#completion textarea")!.TextContent.Trim()));
        Assert.Contains("「夕方」は時刻ではありません", again.Body!.TextContent, StringComparison.Ordinal);

        using var done = await clerk.PostForm($"{visit.StaffPage}/completion", ("day.era", "western"), ("day.year", "2026"), ("day.month", "12"), ("day.day", "3"), ("hour", "14:00"), ("words", "2階です。"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        page = await clerk.Page(visit.StaffPage);
        Assert.Null(page.QuerySelector("form#completion"));
        Assert.Contains("日時決定", page.QuerySelector("h1")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2階です。", page.QuerySelector("article.letter")!.TextContent, StringComparison.Ordinal);

        using var subsidy = await CaseWorld.Sent(small.Ome, "page-decided@example.jp");
        page = await clerk.Page(subsidy.StaffPage);
        Assert.Null(page.QuerySelector("form#completion"));
        Assert.NotNull(page.QuerySelector("form#grant"));
    }

    [Fact]
    public async Task The_list_shows_how_it_ended_and_no_longer_among_the_open_ones()
    {
        var sent = await small.Send("shiken-shitsumon", "listed@example.jp");
        await sent.As("clerk", new CompleteCase(sent.Id, "はい。"));
        await using var db = small.Ome.Read();
        Assert.DoesNotContain((await OfficeList.Read(db, "seiso-recycle", null, null, default)).Cases, c => c.Id == sent.Id);
        Assert.Contains((await OfficeList.Read(db, "seiso-recycle", CaseStatus.Completed, null, default)).Cases, c => c.Id == sent.Id);
        using var clerk = await small.Ome.StaffBrowser("clerk");
        var line = (await clerk.Page("/staff/cases?status=completed")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(sent.Receipt, StringComparison.Ordinal));
        Assert.Contains("回答済み", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applicant_reads_the_end_on_her_page_in_the_notice_and_by_the_api()
    {
        var sent = await small.Send("shiken-shitsumon", "reads@example.jp");
        await sent.As("clerk", new CompleteCase(sent.Id, "火曜日です。"));
        using var applicant = await small.Ome.NewBrowser(sent.Mail);
        var page = await applicant.Page(sent.Page);
        Assert.Equal(["受付", "確認", "回答"], page.QuerySelectorAll("nav.steps .step-title").Select(l => l.FirstChild!.TextContent.Trim()));
        Assert.Contains("回答が届いています。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("回答しました", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // the timeline
        Assert.Null(page.QuerySelector($"a[href='{sent.Page}/withdrawal']"));

        var letter = (await applicant.Page($"{sent.Page}/notice")).QuerySelector("article.letter")!;
        Assert.Contains("火曜日です。", letter.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("審査請求", letter.TextContent, StringComparison.Ordinal);
        Assert.Null(letter.QuerySelector(".letter-number"));

        var document = await applicant.GetFromJsonAsync<JsonElement>(new Uri($"/api/applications/{sent.Receipt}", UriKind.Relative));
        Assert.Equal(("completed", "reply"), (document.GetProperty("status").GetString(), document.GetProperty("ends").GetString()));
        var notice = document.GetProperty("notice");
        Assert.False(notice.TryGetProperty("decision", out _) || notice.TryGetProperty("appeal", out _) || notice.TryGetProperty("number", out _), notice.ToString());
        Assert.Contains("回答が届いています", await applicant.Text("/my"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shiken-todoke", "easy")]
    [InlineData("shiken-yoyaku", "en")]
    public async Task Her_page_speaks_the_other_languages_too(string procedure, string language)
    {
        var sent = await small.Send(procedure, $"{language}-{procedure}@example.jp");
        await sent.As("clerk", new CompleteCase(sent.Id, "来てください。"));
        using var applicant = new Browser(small.Ome);
        await applicant.SignIn(sent.Mail);
        var page = await applicant.Get($"{sent.Page}?lang={language}");
        if (page.LocationHeader is { } chosen) page = await applicant.Get(chosen);
        Assert.Contains(language == "en" ? "Your appointment is set." : "これで", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_counts_it_and_the_audit_finds_a_lost_notice()
    {
        var sent = await small.Send("shiken-todoke", "counted@example.jp");
        small.Ome.Clock.Move(TimeSpan.FromDays(4)); // from Friday over a holiday to Tuesday
        await sent.As("clerk", new CompleteCase(sent.Id, null));
        small.Ome.Clock.Move(TimeSpan.FromDays(-4));
        await using var db = small.Ome.Read();
        var story = await History.Of(db, [sent.Id.Value], default);
        Assert.Equal(["cases.opened", "cases.completed", "messages.sent"], story.Select(e => e.Name));
        var facts = new CaseCompleted(sent.Id, "t-001", "api", "seiso-recycle", OutcomeKind.Receipt, 1, 10, 0).Facts.Select(f => $"{f.Name}={f.Value}");
        Assert.Equal(["procedure=t-001", "channel=api", "office=seiso-recycle", "outcome=receipt", "days=1", "standard-days=10", "corrections=0"], facts);
        Assert.Contains("\"days\":1", story[1].Content!.Value.ToString(), StringComparison.Ordinal);

        var audit = small.Ome.Get<IEnumerable<IAudit>>().Single(a => a.Name == "cases.notice-for-each-decision");
        var settled = Instant.From(small.Ome.Clock.GetUtcNow());
        Assert.DoesNotContain(sent.Receipt, (await audit.Check(db, settled, default)).Named);
        await small.Ome.Sql($"UPDATE cases_notice SET decision = 'Granted' WHERE title LIKE '%受理%'");
        Assert.Contains(sent.Receipt, (await audit.Check(db, settled, default)).Named);
        await small.Ome.Sql("UPDATE cases_notice SET decision = NULL");
    }

    private static async Task<AngleSharp.Dom.IDocument> Document(HttpResponseMessage answer) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
