using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Platform.Privacy;
using SmartLocal.Simulators.Sms;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Messages.Sms;

/// <summary>A resident connects her mobile phone on her own page, with a code that comes to it.</summary>
public sealed class PhoneTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp", Ways = "/my/ways", Number = "090-1234-5678";

    private readonly MailDay day = new();

    private SmsSimulator Phones => day.Ome.Get<SmsSimulator>();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Her_number_is_connected_when_she_has_typed_the_code_and_not_before()
    {
        using var browser = await Browser();
        Assert.Null((await browser.Get(Ways)).Document.QuerySelector("[name=code]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Ask(browser, "０９０１２３４５６７８")).Status);
        var code = await Code();
        var page = await browser.Get(Ways);
        Assert.Contains("090-****-5678", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("09012345678", page.Document.Source.Text, StringComparison.Ordinal);
        Assert.Equal("one-time-code", page.Document.QuerySelector("[name=code]")!.GetAttribute("autocomplete"));
        Assert.Empty(await Contacts());

        Assert.Equal(HttpStatusCode.SeeOther, (await Type(browser, code)).Status);
        Assert.Equal(("090-****-5678", ContactState.Open), ((await Contacts())[0].Masked, (await Contacts())[0].State));
        page = await browser.Get(Ways);
        Assert.Contains("090-****-5678", page.Document.QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("[name='wanted.matter'][value=sms]"));
        Assert.Null(page.Document.QuerySelector("[name=code]"));

        await WaysTests.Want(day, (await day.Ome.SignIn(Hanako)).Actor.Id, Channel.Sms);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal("+819012345678", Phones.Received[^1].To);
        Assert.Equal(2, Phones.Received.Count);
        Assert.Equal(["messages.code-asked", "messages.delivery-settled accepted", "messages.code-tried", "messages.contact-added"], (await day.Journal())[..4]);
    }

    [Fact]
    public async Task A_code_is_typed_five_times_at_most()
    {
        using var browser = await Browser();
        await Ask(browser, Number);
        var code = await Code();
        var wrong = code == "123456" ? "654321" : "123456";
        for (var i = 0; i < AskedNumber.MostTries; i++)
        {
            var answer = await Type(browser, wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Document.QuerySelector(".error-summary a[href='#code'], [role=alert] a[href='#code'], a[href='#code']"));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Type(browser, code)).Status);
        Assert.Empty(await Contacts());
        await Ask(browser, Number);
        Assert.Equal(HttpStatusCode.SeeOther, (await Type(browser, await Code())).Status);
    }

    [Fact]
    public async Task Many_who_type_at_once_try_five_codes_and_no_more()
    {
        using var browser = await Browser();
        await Ask(browser, Number);
        await Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Type(browser, $"00000{i}"[^6..])));
        Assert.InRange(answers.Count(a => a.Status is not HttpStatusCode.Conflict), 1, AskedNumber.MostTries);
    }

    [Fact]
    public async Task A_code_that_is_half_an_hour_old_is_over()
    {
        using var browser = await Browser();
        await Ask(browser, Number);
        var code = await Code();
        day.Ome.Clock.Move(AskedNumber.Validity);
        Assert.Equal(HttpStatusCode.Conflict, (await Type(browser, code)).Status);
        Assert.Null((await browser.Get(Ways)).Document.QuerySelector("[name=code]"));
    }

    [Fact]
    public async Task Codes_are_sent_three_times_an_hour_for_an_account_and_for_a_number()
    {
        using var browser = await Browser();
        for (var i = 0; i < AskedNumber.MostCodes; i++) Assert.Equal(HttpStatusCode.SeeOther, (await Ask(browser, Number)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(browser, "080-1234-5678")).Status);
        using var other = await Browser("taro@example.jp");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(other, Number)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Ask(other, "080-1234-5678")).Status);
        day.Ome.Clock.Move(AskedNumber.Counted);
        Assert.Equal(HttpStatusCode.SeeOther, (await Ask(browser, Number)).Status);
        await day.SendAll();
        Assert.Equal(AskedNumber.MostCodes + 1, Phones.Received.Count(r => r.To == "+819012345678"));
    }

    [Fact]
    public async Task The_code_before_opens_nothing_once_another_is_sent()
    {
        using var browser = await Browser();
        await Ask(browser, Number);
        var first = await Code();
        await Ask(browser, "080-1234-5678");
        var second = await Code();
        if (first != second) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Type(browser, first)).Status);
        await Type(browser, second);
        Assert.Equal("080-****-5678", Assert.Single(await Contacts()).Masked);
    }

    [Theory]
    [InlineData("0428-22-1111")]
    [InlineData("")]
    [InlineData("090")]
    public async Task What_takes_no_texts_is_refused_and_what_she_typed_stays(string typed)
    {
        using var browser = await Browser();
        var answer = await Ask(browser, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(typed, answer.Value("phone"));
        Assert.Equal("true", answer.Document.QuerySelector("#phone")!.GetAttribute("aria-invalid"));
        Assert.NotNull(answer.Document.QuerySelector("a[href='#phone']"));
    }

    [Fact]
    public async Task A_number_goes_over_to_whoever_has_it_now_and_a_new_one_takes_the_place_of_the_old()
    {
        using var browser = await Browser();
        await Connect(browser, Number);
        Assert.Equal(HttpStatusCode.Conflict, (await Ask(browser, Number)).Status);
        using var other = await Browser("taro@example.jp");
        await Connect(other, Number);
        Assert.DoesNotContain("5678", (await browser.Get(Ways)).Main.Replace("090-1234-5678", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Connect(other, "070-1234-5678");
        Assert.Equal("070-****-5678", Assert.Single(await Contacts()).Masked);
    }

    [Fact]
    public async Task A_number_is_known_again_under_new_keys()
    {
        using var browser = await Browser();
        await Connect(browser, Number);
        using var other = await Browser("taro@example.jp");
        await Ask(other, "080-1234-5678");
        var code = await Code();
        Assert.False((await day.Ome.AsSystem.Perform(new MakeDataKey(), day.Deadline)).IsRefused);
        Assert.True(await day.Ome.Get<Resealing>().Round(day.Deadline) > 0);

        Assert.Equal(HttpStatusCode.Conflict, (await Ask(browser, Number)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Type(other, code)).Status);
        await Connect(other, Number);
        Assert.Equal("090-****-5678", Assert.Single(await Contacts()).Masked);
    }

    [Fact]
    public async Task Where_no_gateway_is_there_is_nothing_to_connect()
    {
        using var browser = await Browser();
        Phones.Fault = SmsFault.Closed;
        Assert.NotNull((await browser.Get(Ways)).Document.QuerySelector("[name=phone]"));
        await day.StartAgain(("Sms:Gateways:0:Address", "http://sms.example.jp/"), ("Sms:Gateways:0:Token", "t"));
        using var later = await Browser();
        Assert.Null((await later.Get(Ways)).Document.QuerySelector("[name=phone]"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask(later, Number)).Status);
    }

    private async Task Connect(Browser browser, string number)
    {
        await Ask(browser, number);
        Assert.Equal(HttpStatusCode.SeeOther, (await Type(browser, await Code())).Status);
    }

    private async Task<string> Code()
    {
        await day.SendAll();
        return Regex.Match(Phones.Received[^1].Text, "[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    private static Task<Seen> Ask(Browser browser, string number) => browser.Post(Ways + "/phone", ("phone", number));

    private static Task<Seen> Type(Browser browser, string code) => browser.Post(Ways + "/phone/code", ("code", code));

    private async Task<Browser> Browser(string mail = Hanako)
    {
        var browser = new Browser(day.Ome);
        await browser.SignIn(mail);
        return browser;
    }

    private async Task<List<Contact>> Contacts()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Contact>().ToListAsync(day.Deadline);
    }
}
