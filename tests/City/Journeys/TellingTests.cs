using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>The city tells everybody something: written by one, read by another, found in an inbox, and chosen how.</summary>
public sealed class TellingTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Fact]
    public async Task Two_of_the_staff_tell_everybody_and_a_resident_reads_it_and_says_how_she_is_told()
    {
        await using var hanako = await ome.NewVisit();
        await hanako.Go("/sign-in/with/digital-id?returnTo=/my/messages");
        await hanako.Choose("card", "hanako");
        await hanako.Press("この人として認証する");

        await using var dx = await Staff("dx");
        await dx.Go("/staff/templates");
        await dx.Look("80-templates");
        await dx.Follow("新しいお知らせを書く");
        await dx.Type("name", "秋の健診");
        await dx.Choose("purpose", "news");
        await dx.Type("subject.ja", "秋の健康診査のお知らせ");
        await dx.Type("text.ja", "10月1日から、秋の健康診査が始まります。\n予約はいりません。");
        await dx.Type("subject.easy", "{健診|けんしん}の お{知|し}らせ");
        await dx.Type("text.easy", "10{月|がつ}1{日|ついたち}から {健診|けんしん}が {始|はじ}まります。");
        await dx.Type("subject.en", "Autumn health check");
        await dx.Press("保存して見え方を確かめる");
        await dx.Sees("どの言葉の読み手にも");
        await dx.Look("81-template-missing");
        await dx.Type("text.en", "The autumn health check begins on 1 October. No booking is needed.");
        await dx.Press("保存して見え方を確かめる");
        await dx.Look("82-preview");
        var preview = new Uri(dx.Page.Url).AbsolutePath;

        await using var chief = await Staff("dx-chief");
        await chief.Go(preview);
        await chief.Press("読んで確認した");
        await chief.Look("83-approved");
        await chief.Page.Locator(".reach button").ClickAsync();
        await chief.Look("84-sent");
        await chief.Sees("送信の状況");
        await Filled(chief);
        await chief.Look("84-filled");

        await hanako.Go("/my/messages");
        await hanako.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "秋の健康診査のお知らせ" }).First.ClickAsync();
        await hanako.Look("85-told");
        await hanako.Sees("予約はいりません");
        await hanako.Go("/my/ways");
        await hanako.Look("86-ways");

        await using var visitor = await ome.NewVisit();
        await visitor.Go("/simulators/line");
        await visitor.Look("87-phones");
        await visitor.Go("/simulators/mail");
        await visitor.Look("88-mails");

        await using var auditor = await Staff("dx");
        await auditor.Go("/staff/deliveries");
        await auditor.Look("89-deliveries");
    }

    // The inboxes fill behind the answer: she looks again until they have.
    private static async Task Filled(Visit staff)
    {
        var bar = staff.Page.Locator("progress#dealt");
        for (var looks = 0; await bar.GetAttributeAsync("value") != await bar.GetAttributeAsync("max"); looks++)
        {
            Assert.True(looks < 200, "The inboxes have not filled");
            await staff.Page.ReloadAsync();
        }
    }

    private async Task<Visit> Staff(string login)
    {
        var visit = await ome.NewVisit(width: 1280);
        await visit.Go("/staff/sign-in");
        await visit.Type("login", login);
        await visit.Type("password", "demo-" + login);
        await visit.Press("ログイン");
        return visit;
    }
}
