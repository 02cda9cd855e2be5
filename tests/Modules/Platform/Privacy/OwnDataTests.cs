using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Privacy;

public sealed class OwnDataTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task She_takes_away_everything_that_the_city_holds_about_her_and_nothing_about_others()
    {
        using var sent = await CaseWorld.Sent(ome, "takes@example.jp");
        using var other = await CaseWorld.Sent(ome, "other@example.jp");
        await sent.Decide(await sent.DraftGrant());
        using var clerk = await ome.StaffBrowser("clerk");
        await clerk.Text(sent.StaffPage);

        using var browser = await ome.NewBrowser("takes@example.jp");
        using var answer = await browser.PostForm("/my/data");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var data = JsonDocument.Parse(await Read(zip, "data.json")).RootElement;
        Assert.Equal("simulated", data.GetProperty("origin").GetString());
        Assert.Equal("takes@example.jp", data.GetProperty("account")[0].GetProperty("mail").GetString());
        Assert.Equal(sent.Receipt, Assert.Single(data.GetProperty("applications").EnumerateArray()).GetProperty("receipt").GetString());
        Assert.Equal("notified", Assert.Single(data.GetProperty("cases").EnumerateArray()).GetProperty("status").GetString());
        Assert.NotEmpty(data.GetProperty("messages").EnumerateArray());
        Assert.NotEmpty(data.GetProperty("looks").EnumerateArray());
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("files/", StringComparison.Ordinal));

        var page = await Read(zip, "index.html");
        Assert.Contains("花子", page, StringComparison.Ordinal);
        Assert.Contains("清掃リサイクル課", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Receipt, page + data, StringComparison.Ordinal);
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<EntryRow>().CountAsync(e => e.Name == "privacy.own-data-exported" && e.About == sent.Account.Id));
    }

    [Fact]
    public async Task Without_signing_in_nothing_is_given()
    {
        using var nobody = ome.NewBrowser();
        Assert.Equal(HttpStatusCode.SeeOther, (await nobody.PostForm("/my/data")).StatusCode);
    }

    private static async Task<string> Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
