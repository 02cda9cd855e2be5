using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>What a person and a machine see when something fails that is not their fault. Here a table is missing.</summary>
public sealed class FailureTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_failure_is_a_page_with_a_number_and_the_form_to_be_sent_again()
    {
        using var browser = ome.NewBrowser();
        await Rename("platform_link", "gone");
        using var failed = await browser.PostForm("/sign-in", ("mail", "hanako@ome.example"), ("returnTo", "/my"), ("password", "secret"));
        await Rename("gone", "platform_link");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Contains("default-src 'none'", failed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var source = await failed.Content.ReadAsStringAsync();
        Assert.DoesNotContain("platform_link", source, StringComparison.Ordinal);
        var main = new HtmlParser().ParseDocument(source).QuerySelector("main")!;
        var logged = ome.Log.Lines.Last(l => l.Contains(": POST", StringComparison.Ordinal));
        var number = logged[..logged.IndexOf(": POST", StringComparison.Ordinal)];
        Assert.Contains(number, main.TextContent, StringComparison.Ordinal);

        var again = main.QuerySelector("form")!;
        Assert.Equal("/sign-in", again.GetAttribute("action"));
        Assert.Null(again.QuerySelector("input[name=password]"));
        var typed = again.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        using var sent = await browser.PostForm("/sign-in", typed);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task A_machine_gets_the_same_failure_as_a_problem()
    {
        using var machine = await ome.NewBrowser("hanako@ome.example");
        using var photo = new ByteArrayContent([.. "%PDF-1.7 "u8]);
        await Rename("platform_file", "gone");
        using var failed = await machine.PostAsync(new Uri("/api/files?name=receipt.pdf", UriKind.Relative), photo);
        await Rename("gone", "platform_file");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal("application/problem+json", failed.Content.Headers.ContentType!.MediaType);
        Assert.Equal("platform.our-fault", (await failed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_no_form_is_told_to_a_browser_on_a_page_and_to_a_script_as_a_problem()
    {
        using var browser = ome.NewBrowser();
        using var text = new StringContent("not a form");
        using var page = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);

        browser.DefaultRequestHeaders.Accept.Clear();
        using var more = new StringContent("not a form");
        using var problem = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), more);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
    }

    private Task<bool> Rename(string table, string name) => ome.Performing.Do(async (lane, ct) =>
    {
        await using var command = lane.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = lane.Db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"ALTER TABLE {table} RENAME TO {name}";
        await command.ExecuteNonQueryAsync(ct);
        return true;
    }, default, Weight.One);
}
