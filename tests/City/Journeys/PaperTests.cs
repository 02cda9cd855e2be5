using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>What is asked of somebody without mail, LINE or a phone for texts goes to her on paper, through the hands of the print room.</summary>
public sealed class PaperTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Fact]
    public async Task A_letter_is_written_to_whoever_has_only_her_card_printed_posted_and_found_again_when_it_comes_back()
    {
        await using var ume = await ome.NewVisit();
        await ume.Go("/sign-in/with/digital-id?returnTo=/procedures/" + DemoApplication.Procedure);
        await ume.Choose("card", "ume");
        await ume.Press("この人として認証する");
        await ume.Press("申請をはじめる");
        await ApplyingTests.FillApplicant(ume);
        await ume.Press("次へ");
        await ApplyingTests.FillMachine(ume);
        await ume.Press("次へ");
        await ApplyingTests.FillAccount(ume);
        await ume.Press("次へ");
        await ume.Attach("領収書", "receipt.png", DemoApplication.Photo);
        await ume.Press("次へ");
        foreach (var box in new[] { "自宅で使用", "重複なし", "住民登録の確認" }) await ume.Tick(box);
        await ume.Press("次へ");
        await ume.Press("この内容で申請する");
        var receipt = ume.Page.Url.Split('/')[^1].Split('?')[0];

        await using var clerk = await ome.NewVisit(width: 1280);
        await ApplyingTests.SignIn(clerk, "clerk");
        await MailedLink.Until(async () =>
        {
            await clerk.Go("/staff/cases");
            return (await clerk.Read()).Contains(receipt, StringComparison.Ordinal);
        });
        await clerk.Follow(receipt);
        await clerk.Choose("item", "口座番号");
        await clerk.Type("question", "通帳の番号と一つ違うようです。確かめてください。");
        await clerk.Press("申請者に知らせる");
        await clerk.Sees("手紙");
        await clerk.Look("95-case-told-on-paper");

        await using var room = await ome.NewVisit(width: 1280);
        await ApplyingTests.SignIn(room, "dx");
        await room.Go("/staff/letters");
        await room.Look("96-letters-waiting");
        await room.Press("まとめてPDFにする");
        var batch = new Uri(room.Page.Url).AbsolutePath;
        await MailedLink.Until(async () =>
        {
            await room.Go(batch);
            return (await room.Read()).Contains("PDFを取り出す", StringComparison.Ordinal);
        });
        await room.Look("97-letters-made");
        var taking = room.Page.WaitForDownloadAsync();
        await room.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "PDFを取り出す" }).ClickAsync();
        var file = await room.Keep(await taking, "97-letters.pdf");
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..5]);

        await room.Press("郵便に出したことを記録する");
        await room.Look("98-letters-posted");
        await room.Page.Locator("form[action*='/returned/'] button").ClickAsync();
        await room.Sees("戻りました");
        await room.Look("99-letter-back");
        await clerk.Page.ReloadAsync();
        await clerk.Look("99a-case-letter-back");
        await room.Go("/staff/deliveries");
        await room.Look("99b-deliveries");
    }
}
