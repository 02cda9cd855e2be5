using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Definitions;

namespace SmartLocal.Tests.Procedures;

/// <summary>The same form on paper: blank with the places at which it is read again, and filled in with what she has typed.</summary>
public sealed class PaperTests(FormWorld world) : IClassFixture<FormWorld>
{
    private const string Path = $"/procedures/{FormWorld.Id}/paper";

    [Fact]
    public async Task Each_question_has_its_place_on_the_printed_sheet_and_none_lies_on_another()
    {
        using var browser = new Browser(world.Ome);
        await world.Ome.Get<JobWorker>().StopAsync(default);
        Assert.Equal(0, (await Described(browser))["sheets"]!.GetValue<int>());
        var asked = await browser.Post(Path + "/pdf");
        Assert.Contains("PDFを作っています", (await browser.Follow(asked)).Main, StringComparison.Ordinal);
        await world.Ome.Get<JobWorker>().Round(default);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Path + "/pdf")).Status);

        var zones = (await Described(browser))["zones"].Deserialize<List<SheetZone>>(JsonSerializerOptions.Web)!;
        var form = world.Ome.Get<ProcedureCatalogue>().Find(FormWorld.Id)!.Form;
        foreach (var item in form.All.Items.Where(i => i is not (SaidItem or FileItem)))
            Assert.Contains(zones, z => z.Path == item.Id || z.Path.StartsWith(item.Id + ".", StringComparison.Ordinal) || z.Path.StartsWith(item.Id + "=", StringComparison.Ordinal));
        foreach (var sheet in zones.GroupBy(z => z.Sheet))
        {
            Assert.All(sheet, z => Assert.True(z is { X: >= 0, Y: >= 0, Width: > 2, Height: > 2 } && z.X + z.Width < 190 && z.Y + z.Height < 285, $"{z}"));
            var all = sheet.ToList();
            for (var i = 0; i < all.Count; i++)
                for (var j = 0; j < i; j++) Assert.False(Overlap(all[i], all[j]), $"{all[i]} lies on {all[j]}");
        }
    }

    [Fact]
    public async Task What_she_has_typed_so_far_stands_on_the_sheets_and_the_rest_is_left_to_her_hand()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Press(await browser.Get($"{draft}/before"), "next", FormWorld.Good("before"));
        page = await browser.Press(await browser.Follow(page), "pause", ("氏名.family", "青梅"), ("氏名.given", "花子"), ("個人番号", "123456789018"), ("勤務の始まり", "午前9時半"), ("勤めた年", "二千年"));
        page = await browser.Follow(page);

        var paper = await browser.Get(page.Document.QuerySelector(".to-paper a")!.GetAttribute("href")!);
        Assert.Equal("花子", Zone(paper, "氏名.given").TextContent);
        Assert.Equal("0930", Zone(paper, "勤務の始まり.hour").TextContent + Zone(paper, "勤務の始まり.minute").TextContent);
        Assert.Contains("pf-ticked", Zone(paper, "区分=新規").ClassName!, StringComparison.Ordinal);
        Assert.Equal("", Zone(paper, "勤めた年").TextContent); // it can't be read, so it is written again by hand
        Assert.DoesNotContain("123456789018", paper.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Zone(paper, "個人番号").TextContent);

        var reason = string.Concat(Enumerable.Repeat("とても長い理由です。", 90));
        page = await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("備考", reason));
        paper = await browser.Get($"{draft}/paper");
        Assert.Equal(reason, Zone(paper, "備考").TextContent);
        Assert.True(int.Parse(Zone(paper, "備考").Closest(".row")!.ClassName!.Split(" h")[1], System.Globalization.CultureInfo.InvariantCulture) > 100);

        using var other = new Browser(world.Ome);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{draft}/paper")).Status);
    }

    [Fact]
    public void A_sheet_says_which_version_it_is_and_only_this_city_can_have_said_so()
    {
        var procedure = world.Ome.Get<ProcedureCatalogue>().Find(FormWorld.Id)!;
        var keys = world.Ome.Get<Platform.Keys.CityKeys>();
        var model = new PaperModel(procedure, null, keys.Mark);
        Assert.StartsWith($"SL1:{FormWorld.Id}:{procedure.Hash[..16]}:2/3:", model.Code(2, 3), StringComparison.Ordinal);
        Assert.NotEqual(model.Code(2, 3), model.Code(1, 3));
        Assert.NotEqual(model.Code(2, 3), new PaperModel(procedure, null, text => new string('0', keys.Mark(text).Length)).Code(2, 3));
    }

    /// <summary>Of the city's procedures some with every ./test, all with --deep: a print takes its time.</summary>
    [Fact]
    public async Task Every_form_of_the_city_fits_its_sheets()
    {
        var press = world.Ome.Get<Press>();
        var mark = world.Ome.Get<Platform.Keys.CityKeys>();
        string[] some = ["jido-teate-nintei", "shuro-shomeisho", "doro-senyo-kyoka", "tennyu-yoyaku"];
        foreach (var id in DefinitionWorld.Deep ? DefinitionWorld.Received.Select(r => (string)r[0]) : some)
        {
            var html = await press.Write<PaperForm>(new PaperModel(DefinitionWorld.Read(id), null, mark.Mark) { IsPrinted = true }, Language.Ja);
            var printed = await press.Print(html, CancellationToken.None);
            var zones = SheetZones.Of(printed.Zones); // throws where one stands outside
            Assert.True(zones.Select(z => z.Sheet).Distinct().Count() == printed.Zones.Count(z => z.Kind == "sheet"), $"{id} has an empty sheet");
        }
    }

    private static bool Overlap(SheetZone a, SheetZone b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static async Task<JsonNode> Described(Browser browser) => JsonNode.Parse((await browser.Get("/api" + Path)).Document.Body!.TextContent)!;

    private static AngleSharp.Dom.IElement Zone(Seen paper, string path) =>
        paper.Document.QuerySelectorAll("[data-zone]").Single(z => z.GetAttribute("data-zone") == path);
}
