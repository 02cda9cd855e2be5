using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Releases;

public sealed class ReleaseScreenTests(Ome ome) : IClassFixture<Ome>
{
    private const string Boundary = "archive";

    [Fact]
    public async Task A_release_is_looked_at_published_and_taken_back_while_a_draft_goes_on_under_its_version()
    {
        using var dx = await ome.StaffBrowser("dx");
        using var resident = new Browser(ome);
        await resident.SignIn("release@example.jp");
        var earlier = await Told();
        var before = ome.Get<ProcedureCatalogue>().Find(Subsidy.Definition.Id)!.Hash;

        var preview = await HandIn(dx, Subsidy.Yaml.Replace("standardDays: 15\n", "standardDays: 20\n", StringComparison.Ordinal));
        var page = await dx.Text(preview);
        Assert.Contains("procedures/namagomi-kiki-hojokin.yaml", page, StringComparison.Ordinal);
        Assert.Contains("facts.standardDays", page, StringComparison.Ordinal);
        Assert.Matches(@"standardDays\s*公開中\s*15\s*この版\s*20", page);
        Assert.Equal(before, ome.Get<ProcedureCatalogue>().Find(Subsidy.Definition.Id)!.Hash);

        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm(preview + "/publish")).StatusCode);
        Assert.Contains("開庁日で20日", (await resident.Get(Applicant.Page)).Main, StringComparison.Ordinal);
        var draft = await Applicant.FillIn(resident);
        Assert.Contains("公開中の内容と同じです", await Read(await dx.PostForm(preview + "/publish")), StringComparison.Ordinal);

        var (first, live) = await FirstAndLive();
        var back = await dx.PostForm($"/staff/releases/{first}/return", ("revoked", live));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("開庁日で15日", (await resident.Get(Applicant.Page)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Applicant.Send(resident, draft)).Status);

        // Whoever looked at another release than the one in force takes nothing back.
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm($"/staff/releases/{first}/return", ("revoked", live))).StatusCode);
        await ome.CaughtUp();
        Assert.Equal(["releases.handed-in", "releases.published", "releases.revoked"], (await Told()).Skip(earlier.Count));
    }

    [Fact]
    public async Task A_release_with_mistakes_shows_them_with_their_line_and_cannot_be_published()
    {
        using var dx = await ome.StaffBrowser("dx");
        var preview = await HandIn(dx, Subsidy.Yaml.Replace("standardDays: 15\n", "standardDays: 0\n", StringComparison.Ordinal));

        var page = await dx.Text(preview);
        Assert.Matches(@"procedures/namagomi-kiki-hojokin\.yaml:\d+", page);
        Assert.Contains("The fact standardDays is not a number from 1 to 365", page, StringComparison.Ordinal);
        Assert.DoesNotContain("この版を公開する", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await dx.PostForm(preview + "/publish")).StatusCode);
    }

    [Fact]
    public async Task An_archive_that_is_none_leads_out_of_itself_or_unpacks_to_too_much_is_refused()
    {
        using var dx = await ome.StaffBrowser("dx");
        Assert.Contains("受け付けていません", await Upload(dx, Encoding.ASCII.GetBytes("no archive")), StringComparison.Ordinal);
        Assert.Contains("読み込めません", await Upload(dx, [(byte)'P', (byte)'K', 3, 4, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("leads out of the archive", await Upload(dx, Zip([("../x.yaml", "a: b"u8.ToArray())])), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than", await Upload(dx, Zip([("city.yaml", new byte[CityFolder.LargestFile + 1])])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_hands_in_an_archive_sees_the_differences_and_publishes_it()
    {
        using var dx = await ome.StaffBrowser("dx");
        using var zip = new ByteArrayContent(Zip(Folder(Subsidy.Yaml.Replace("retentionYears: 5\n", "retentionYears: 7\n", StringComparison.Ordinal))));
        zip.Headers.ContentType = new("application/zip");

        using var handedIn = await dx.PostAsync(new Uri("/api/releases", UriKind.Relative), zip);
        Assert.Equal(HttpStatusCode.Created, handedIn.StatusCode);
        var release = await handedIn.Content.ReadFromJsonAsync<JsonElement>();
        var value = Assert.Single(release.GetProperty("differences").EnumerateArray(), d => d.GetProperty("path").GetString() == Subsidy.Path).GetProperty("values")
            .EnumerateArray().Single(v => v.GetProperty("path").GetString() == "facts.retentionYears");
        Assert.Equal(("5", "7"), (value.GetProperty("before").GetString(), value.GetProperty("after").GetString()));

        using var published = await dx.PostAsync(new Uri($"/api/releases/{release.GetProperty("id").GetString()}/publish", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NoContent, published.StatusCode);
        Assert.Equal(7, ome.Get<ProcedureCatalogue>().Find(Subsidy.Definition.Id)!.RetentionYears.Value);
    }

    private static async Task<string> HandIn(HttpClient dx, string procedure)
    {
        using var answer = await Send(dx, Zip(Folder(procedure)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> Upload(HttpClient dx, byte[] archive)
    {
        using var answer = await Send(dx, archive);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await Read(answer);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient dx, byte[] archive)
    {
        using var form = new MultipartFormDataContent(Boundary) { { new ByteArrayContent(archive), "archive", "ome.zip" } };
        return await dx.PostAsync(new Uri("/staff/releases", UriKind.Relative), form);
    }

    private static IEnumerable<(string, byte[])> Folder(string procedure) => TestCity.Files.All
        .Where(f => f.Layer != "japan").Select(f => ("ome/" + f.Path, f.Path == Subsidy.Path ? Encoding.UTF8.GetBytes(procedure) : f.Content));

    private static byte[] Zip(IEnumerable<(string Path, byte[] Content)> files)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return zip.ToArray();
    }

    private static async Task<string> Read(HttpResponseMessage answer) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Body!.TextContent;

    private async Task<IReadOnlyList<string>> Told()
    {
        await using var db = ome.Read();
        return await db.Set<EntryRow>().Where(e => e.Act.StartsWith("releases.")).OrderBy(e => e.Position).Select(e => e.Name).ToListAsync();
    }

    private async Task<(string First, string Live)> FirstAndLive()
    {
        await using var db = ome.Read();
        return ((await db.Set<EnactmentRow>().SingleAsync(e => e.Number == 1)).Release.Value.ToString(), (await InForce.Now(db, default))!.Id.Value.ToString());
    }
}
