using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Templates;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>What the staff writes to many: looked at in every language and by every way, read by another, sent once.</summary>
public sealed class TemplateTests : IAsyncLifetime, IDisposable
{
    private const string List = "/staff/templates";

    private static readonly (string Field, string Value)[] Words =
    [
        ("name", "秋の健診"), ("purpose", "news"), ("subject.ja", "秋の健康診査のお知らせ"), ("text.ja", "10月から始まります。\n予約はいりません。"),
        ("subject.easy", "{健診|けんしん}の お{知|し}らせ"), ("text.easy", "10{月|がつ}から {始|はじ}まります。"), ("subject.en", "Autumn health check"), ("text.en", "It begins in October."), ("link", "/procedures"),
    ];

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task It_is_written_by_one_read_by_another_and_found_in_every_inbox()
    {
        var hanako = (await day.Ome.SignIn("hanako@example.jp")).Actor.Id;
        using var writer = await day.StaffBrowser("dx");
        using var reader = await day.StaffBrowser("dx-chief");
        var preview = await Written(writer);

        var page = await day.See(writer, preview);
        Assert.Empty(page.QuerySelectorAll("form[action$='/approve'], form[action$='/send']")); // nobody reads her own words
        Assert.Equal(3, page.QuerySelectorAll(".look-inbox").Length);
        Assert.Contains("けんしん", page.QuerySelector(".look-inbox rt")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".look-mail").Length);
        Assert.Equal(3, page.QuerySelectorAll(".look-line").Length);
        Assert.DoesNotContain(page.QuerySelectorAll(".look-mail, .look-line"), e => e.TextContent.Contains("健康診査", StringComparison.Ordinal)); // the ways say nothing of it

        Assert.Equal(HttpStatusCode.Conflict, (await Post(writer, preview + "/approve")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(reader, preview + "/send")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(reader, preview + "/approve")).Status);
        Assert.NotNull((await day.See(writer, preview)).QuerySelector("form[action$='/send']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(writer, preview + "/send")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(writer, preview + "/send")).Status);

        await day.DealAll();
        using var her = await day.Ome.NewBrowser("hanako@example.jp");
        var inbox = await day.See(her, "/my/messages");
        var line = Assert.Single(inbox.QuerySelectorAll("ol.messages a"));
        Assert.Contains("秋の健康診査のお知らせ", line.TextContent, StringComparison.Ordinal);
        var message = await day.See(her, line.GetAttribute("href")!);
        Assert.NotNull(message.QuerySelector("main br")); // its lines are lines
        Assert.NotNull(message.QuerySelector("a[href='/procedures']"));
        await using var db = day.Ome.Read();
        Assert.Equal(hanako, (await db.Set<Message>().SingleAsync(m => m.Account == hanako)).Account);
        Assert.NotNull((await day.See(reader, preview)).QuerySelector("progress#dealt[value]"));
    }

    [Fact]
    public async Task What_is_changed_is_a_new_version_that_must_be_read_again()
    {
        using var writer = await day.StaffBrowser("dx");
        using var reader = await day.StaffBrowser("dx-chief");
        var first = await Written(writer);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(reader, first + "/approve")).Status);
        var template = first[..first.LastIndexOf('/')];

        Assert.Equal(HttpStatusCode.Conflict, (await Post(writer, template, Words)).Status); // as before
        var (status, second) = await Post(writer, template, [.. Words.Where(w => w.Field != "text.en"), ("text.en", "It begins on 1 October.")]);
        Assert.Equal((HttpStatusCode.SeeOther, template + "/2"), (status, second));
        Assert.Equal(HttpStatusCode.Conflict, (await Post(reader, second + "/send")).Status);
        Assert.Equal(2, (await day.See(writer, template)).QuerySelectorAll("#versions tbody tr").Length);
        Assert.Contains("It begins in October.", (await day.See(writer, first)).Body!.TextContent, StringComparison.Ordinal); // the first stays as it was
    }

    [Theory]
    [InlineData("subject.ja", "")]
    [InlineData("text.en", "")]
    [InlineData("name", "")]
    [InlineData("text.easy", "{漢字|かんじ")]
    [InlineData("text.ja", "{name}さんへ")]
    [InlineData("link", "https://elsewhere.example/")]
    [InlineData("purpose", "secret")]
    public async Task What_cannot_be_sent_so_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed)
    {
        using var writer = await day.StaffBrowser("dx");
        using var form = new FormUrlEncodedContent(Words.Select(w => KeyValuePair.Create(w.Field, w.Field == field ? typed : w.Value)));
        using var answer = await writer.PostAsync(new Uri(List + "/new", UriKind.Relative), form, day.Deadline);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(day.Deadline));
        Assert.Equal($"#{field}", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal(field == "text.ja" ? typed : "10月から始まります。\n予約はいりません。", page.QuerySelector("textarea[name='text.ja']")!.TextContent);
        await using var db = day.Ome.Read();
        Assert.False(await db.Set<TemplateVersion>().AnyAsync());
    }

    [Fact]
    public async Task Every_text_of_the_program_can_be_looked_at_too()
    {
        using var writer = await day.StaffBrowser("dx");
        var links = (await day.See(writer, List)).QuerySelectorAll("#built a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links) Assert.Equal(3, (await day.See(writer, link)).QuerySelectorAll(".look-inbox").Length);
    }

    [Fact]
    public async Task Pressed_twice_at_once_it_goes_out_once()
    {
        using var writer = await day.StaffBrowser("dx");
        using var reader = await day.StaffBrowser("dx-chief");
        var preview = await Written(writer);
        await Post(reader, preview + "/approve");
        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(writer, preview + "/send")));
        Assert.Single(pressed, p => p.Status is HttpStatusCode.SeeOther);
        await using var db = day.Ome.Read();
        Assert.Equal(1, await db.Set<SmartLocal.Messages.Many.Broadcast>().CountAsync());
    }

    private async Task<string> Written(HttpClient writer)
    {
        var (status, preview) = await Post(writer, List + "/new", Words);
        Assert.Equal(HttpStatusCode.SeeOther, status);
        return preview;
    }

    private async Task<(HttpStatusCode Status, string Location)> Post(HttpClient browser, string path, params (string Field, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form, day.Deadline);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }
}
