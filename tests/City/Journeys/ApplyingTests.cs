using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>One procedure from a resident's phone to a decision and back, as the people in it see it.</summary>
public sealed class ApplyingTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hanako_applies_on_her_phone_mends_one_answer_and_reads_the_decision(bool script)
    {
        var mail = script ? "hanako@ome.example" : "hanako.noscript@ome.example";
        var shot = (string name) => script ? $"{name}" : null;
        await using var hanako = await ome.NewVisit(script);

        // From the portal to the form.
        await hanako.Go("/");
        await hanako.Look(shot("01-portal"));
        await hanako.Type("q", "生ごみ");
        await hanako.Press("さがす");
        await hanako.Follow("生ごみ処理機器購入費補助金");
        await hanako.Look(shot("02-procedure"));
        await hanako.Press("申請をはじめる");

        // A mistake is named and nothing typed is lost.
        await hanako.Type("氏名", "青梅");
        await hanako.Type("住所", "八王子市元本郷町3-24-1");
        await hanako.Press("次へ");
        await hanako.Look(shot("03-mistakes"));
        Assert.Equal("青梅", await hanako.Page.Locator("[id='氏名']").InputValueAsync());
        Assert.Equal("八王子市元本郷町3-24-1", await hanako.Page.Locator("[id='住所']").InputValueAsync());

        await FillApplicant(hanako);
        await hanako.Press("次へ");
        await hanako.Look(shot("04-machine"));
        await FillMachine(hanako);

        // She stops half-way and comes back by the link in her mail, on another phone.
        await hanako.Press("保存して中断");
        await hanako.Look(shot("05-saved"));
        await hanako.Follow("続きのリンクをメールで受け取る");
        var link = await AskForLink(hanako, mail);
        await hanako.Page.GotoAsync(link);
        await hanako.Look(shot("06-sign-in"));
        await hanako.Press("ログインする");
        await hanako.Look(shot("07-resumed"));
        Assert.Contains("/drafts/", hanako.Page.Url, StringComparison.Ordinal);
        Assert.Equal("サンプル製作所 エコロ 5L", await hanako.Page.Locator("[id='機種']").InputValueAsync());
        await hanako.Press("次へ");

        await FillAccount(hanako);
        await hanako.Press("次へ");
        await hanako.Attach("領収書", "receipt.png", DemoApplication.Photo);
        await hanako.Look(shot("08-documents"));
        await hanako.Press("次へ");
        await hanako.Tick("自宅で使用");
        await hanako.Tick("重複なし");
        await hanako.Tick("住民登録の確認");
        await hanako.Press("次へ");
        await hanako.Look(shot("09-confirm"));

        // A mailed link is not enough for this procedure: she proves who she is, and comes back to the same page.
        await hanako.Follow("本人確認に進む");
        await hanako.Look(shot("09a-step-up"));
        await hanako.Follow("デジタル認証アプリで本人確認をする");
        await hanako.Look(shot("09b-card"));
        await hanako.Choose("card", script ? "hanako" : "ume");
        await hanako.Press("この人として認証する");
        await hanako.Sees("サンプル製作所 エコロ 5L");
        await hanako.Press("この内容で申請する");
        await hanako.Look(shot("10-receipt"));
        var receipt = hanako.Page.Url.Split('/')[^1].Split('?')[0];
        await hanako.Sees(receipt);

        // The back button and a second press change nothing.
        await hanako.Page.GoBackAsync();
        if (await hanako.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "この内容で申請する" }).IsVisibleAsync())
            await hanako.Press("この内容で申請する");
        await hanako.Go($"/applications/{receipt}");

        // The clerk looks at it and asks for one field to be mended.
        await using var clerk = await ome.NewVisit(script, width: 1280);
        await SignIn(clerk, "clerk");
        await clerk.Go("/staff/cases");
        await clerk.Look(shot("11-inbox"));
        await clerk.Follow(receipt);
        await clerk.Look(shot("12-case"));
        await clerk.Choose("item", "口座番号");
        await clerk.Type("question", "通帳の番号と一つ違うようです。確かめてください。");
        await clerk.Press("申請者に知らせる");

        await hanako.Go($"/applications/{receipt}");
        await hanako.Look(shot("13-correction"));
        await hanako.Type("口座番号", "0123457");
        await hanako.Press("直して送る");

        // The clerk drafts the grant, the chief decides.
        await clerk.Go("/staff/cases");
        await clerk.Follow(receipt);
        await clerk.Type("amount", "29000");
        await clerk.Press("認める内容で起案する");
        await clerk.Look(shot("14-drafted"));

        await using var chief = await ome.NewVisit(script, width: 1280);
        await SignIn(chief, "chief");
        await chief.Go("/staff/approvals");
        await chief.Look(shot("15-approvals"));
        await chief.Page.Locator("main table a").First.ClickAsync();
        await chief.Look(shot("16-approval"));
        await chief.Press("決裁する");

        // Hanako is told, in her inbox and by a mail that says nothing of the matter.
        await MailedLink.Until(async () =>
        {
            await hanako.Go($"/applications/{receipt}");
            return (await hanako.Read()).Contains("申請が認められました", StringComparison.Ordinal);
        });
        await hanako.Look(shot("17-decided"));
        await hanako.Follow("通知書を見る");
        await hanako.Sees("29,000円");
        await hanako.Look(shot("18-notice"));
        await hanako.Go("/my/account");
        await hanako.Look(shot("19a-account"));
        await hanako.Sees("デジタル認証アプリ");
        await hanako.Go("/my/account/delete");
        await hanako.Look(shot("19b-delete"));
        await hanako.Go("/my");
        await hanako.Look(shot("19-my-page"));
        await hanako.Sees("申請の結果が出ました");
        await MailedLink.Until(async () =>
        {
            await hanako.Go("/simulators/mail");
            return (await hanako.Read()).Contains("お知らせ", StringComparison.Ordinal);
        });
        await hanako.Look(shot("20-mail"));
        Assert.DoesNotContain("生ごみ", await hanako.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_30_MB_is_named_as_too_large_and_the_other_answers_stay()
    {
        await using var taro = await ome.NewVisit();
        await taro.Go($"/procedures/{DemoApplication.Procedure}");
        await taro.Press("申請をはじめる");
        await FillApplicant(taro);
        await taro.Press("次へ");
        await FillMachine(taro);
        await taro.Press("次へ");
        await FillAccount(taro);
        await taro.Press("次へ");
        var large = new byte[30 * 1024 * 1024];
        DemoApplication.Photo.CopyTo(large, 0);
        await taro.Attach("領収書", "large.png", large);
        await taro.Attach("保証書", "warranty.png", DemoApplication.Photo);
        await taro.Press("次へ");
        await taro.Sees("10MB以下");
        await taro.Sees("warranty.png");
        await taro.Look("21-too-large");
    }

    [Theory]
    [InlineData("easy", "22-portal-easy")]
    [InlineData("en", "23-portal-en")]
    public async Task The_portal_reads_in_plain_Japanese_and_in_English(string language, string picture)
    {
        await using var visitor = await ome.NewVisit();
        await visitor.Go($"/?lang={language}");
        await visitor.Look(picture);
        await visitor.Go($"/procedures/{DemoApplication.Procedure}");
        await visitor.Look(picture.Replace("portal", "procedure", StringComparison.Ordinal));
        await visitor.Page.Locator("main form[method=post] button").Last.ClickAsync();
        await visitor.Look(picture.Replace("portal", "form", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_DX_officer_sees_the_plan_and_the_journal_of_what_was_done()
    {
        await using var officer = await ome.NewVisit(width: 1280);
        await SignIn(officer, "dx");
        await officer.Go("/staff/journal");
        await officer.Sees("sign-in.signed-in");
        await officer.Look("24-journal");
        await officer.Go("/staff/deliveries");
        await officer.Look("25-deliveries");
        await officer.Go("/plan");
        await officer.Look("26-plan");
    }

    [Fact]
    public async Task Everything_can_be_read_at_400_percent()
    {
        await using var visitor = await ome.NewVisit(width: 320);
        foreach (var path in new[] { "/", "/procedures", $"/procedures/{DemoApplication.Procedure}", "/sign-in", "/plan", "/staff/sign-in", "/simulators/mail" })
            await visitor.Go(path);
    }

    [Fact]
    public async Task Every_style_sheet_and_script_that_pages_name_is_served()
    {
        using var http = new HttpClient { BaseAddress = ome.Host.Address };
        foreach (var path in new[] { "/", "/staff/sign-in", "/plan", "/simulators/mail" })
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await http.GetStringAsync(path));
            var named = page.QuerySelectorAll("link[href], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
            Assert.NotEmpty(named);
            foreach (var asset in named.Where(a => a.StartsWith('/')))
            {
                using var answer = await http.GetAsync(asset);
                Assert.True(answer.IsSuccessStatusCode, $"{path} names {asset}, which answers {answer.StatusCode}");
            }
        }
    }

    internal static async Task FillApplicant(Visit visit)
    {
        await visit.Type("氏名", "青梅");
        await visit.Page.Locator("[name='氏名.given']").FillAsync("花子");
        await visit.Page.Locator("[name='フリガナ.family']").FillAsync("おうめ");
        await visit.Page.Locator("[name='フリガナ.given']").FillAsync("はなこ");
        await visit.Type("住所", "河辺町10-7-1 第一ハイツ203");
        await visit.Type("電話", "0428-22-1111");
    }

    internal static async Task FillMachine(Visit visit)
    {
        await visit.Choose("種類", "electric");
        await visit.Type("機種", "サンプル製作所 エコロ 5L");
        await visit.Page.Locator("[name='購入日.year']").FillAsync("8");
        await visit.Page.Locator("[name='購入日.era']").SelectOptionAsync("reiwa");
        await visit.Page.Locator("[name='購入日.month']").FillAsync("10");
        await visit.Page.Locator("[name='購入日.day']").FillAsync("3");
        await visit.Type("購入金額", "５８，０００円");
    }

    internal static async Task FillAccount(Visit visit)
    {
        await visit.Type("金融機関", "青梅信用金庫");
        await visit.Type("支店", "河辺支店");
        await visit.Choose("預金種別", "ordinary");
        await visit.Type("口座番号", "0123456");
        await visit.Type("口座名義カナ", "オウメ ハナコ");
    }

    internal static async Task SignIn(Visit visit, string login)
    {
        await visit.Go("/staff/sign-in");
        await visit.Type("login", login);
        await visit.Type("password", $"demo-{login}");
        await visit.Press("ログイン");
    }

    /// <summary>Asks for a link and takes it out of the mailbox that the simulator shows.</summary>
    private async Task<string> AskForLink(Visit visit, string mail)
    {
        await visit.Type("mail", mail);
        await visit.Press("リンクを送る");
        return await ome.LinkMailedTo(mail);
    }
}
