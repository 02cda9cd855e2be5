using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Web;

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
    public async Task No_password_and_no_code_comes_back_in_the_page()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        await Rename("platform_staff_login", "gone_login");
        using var failed = await clerk.PostForm("/staff/account/password", ("old", "demo-clerk"), ("password", "a long new password"));
        await Rename("gone_login", "platform_staff_login");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        var source = await failed.Content.ReadAsStringAsync();
        Assert.Contains("もう一度送る", source, StringComparison.Ordinal);
        Assert.DoesNotContain("demo-clerk", source, StringComparison.Ordinal);
        Assert.DoesNotContain("a long new password", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_for_a_secret_is_known_as_one()
    {
        var secret = new Regex("""<TextField [^>]*Name="(?<name>[^"]+)"[^>]*(Type="password"|Autocomplete="one-time-code")""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var names = Directory.EnumerateFiles(Path.Combine(Ome.Repository, "src"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => secret.Matches(File.ReadAllText(f))).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(names);
        Assert.Subset(SendAgain.Secrets, names);
    }

    [Fact]
    public async Task A_form_with_a_file_keeps_what_was_typed_and_says_that_the_file_is_to_be_chosen_again()
    {
        using var browser = ome.NewBrowser();
        using var form = new MultipartFormDataContent { { new StringContent("hanako@ome.example"), "mail" }, { new ByteArrayContent([.. "%PDF-1.7 "u8]), "photo", "a.pdf" } };
        await Rename("platform_link", "gone");
        using var failed = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        await Rename("gone", "platform_link");
        var main = new HtmlParser().ParseDocument(await failed.Content.ReadAsStringAsync()).QuerySelector("main")!;
        Assert.Equal("hanako@ome.example", main.QuerySelector("input[name=mail]")!.GetAttribute("value"));
        Assert.Contains("選び直してください", main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_site_sent_is_offered_to_nobody_to_be_sent_again()
    {
        await ome.Stop();
        await ome.Start(("Limits:Writing:Address:Burst", "1"), ("Limits:Writing:Address:PerMinute", "1"), ("Limits:Times", "1"));
        using var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var first = await browser.PostForm("/drafts/0197b0c0-0000-7000-8000-000000000001/applicant", ("note", "not hers"));
        Assert.Equal(HttpStatusCode.Forbidden, first.StatusCode);
        using var limited = await browser.PostForm("/drafts/0197b0c0-0000-7000-8000-000000000001/applicant", ("note", "not hers"));
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.DoesNotContain("not hers", await limited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await ome.Stop();
        await ome.Start();
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
        using var clerk = await ome.StaffBrowser("dx");
        using var number = await clerk.GetAsync(new Uri("/staff/journal?before=x", UriKind.Relative));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/html"), (number.StatusCode, number.Content.Headers.ContentType!.MediaType));
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
