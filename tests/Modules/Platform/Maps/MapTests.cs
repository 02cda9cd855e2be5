using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Modules.Tests.Platform.Maps;

/// <summary>What maps on the pages are drawn from, and whom a browser may ask for more.</summary>
public sealed class MapTests(Ome ome) : IClassFixture<Ome>
{
    private const string Tiles = "map:\n  tiles: https://tiles.example:8443/{z}/{x}/{y}.png\n  credit: だれかの地図\n";

    [Fact]
    public async Task The_outline_has_the_boundary_and_every_town_and_the_credits()
    {
        using var browser = ome.NewBrowser();
        var outline = await browser.GetFromJsonAsync<JsonElement>("/map/outline.json");

        var bounds = outline.GetProperty("bounds").EnumerateArray().Select(d => d.GetDouble()).ToList();
        Assert.Equal([139.13716, 35.75455, 139.33037, 35.85087], bounds);
        Assert.True(outline.GetProperty("boundary").GetProperty("coordinates")[0][0].GetArrayLength() > 500);
        var towns = outline.GetProperty("towns").EnumerateArray().ToList();
        Assert.Equal(144, towns.Count);
        var town = towns.Single(t => t.GetProperty("name").GetString() == "東青梅一丁目");
        Assert.Equal("東青梅", town.GetProperty("base").GetString());
        Assert.InRange(town.GetProperty("lat").GetDouble(), bounds[1], bounds[3]);
        Assert.Contains("国土数値情報", outline.GetProperty("credit").GetString(), StringComparison.Ordinal);
        Assert.Equal("地理院タイル（国土地理院）", outline.GetProperty("tiles").GetProperty("credit").GetString());
    }

    [Fact]
    public async Task Under_the_name_that_pages_give_it_the_outline_is_fetched_once()
    {
        using var browser = ome.NewBrowser();
        var path = ome.Services.GetRequiredService<SmartLocal.Platform.Maps.CityMap>().Path!;
        using var named = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("public, max-age=31536000, immutable", named.Headers.GetValues("Cache-Control").Single());
        using var older = await browser.GetAsync(new Uri("/map/outline.json?v=of-another-release", UriKind.Relative));
        Assert.Equal("no-cache", older.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Browsers_may_ask_for_tiles_only_whom_the_city_names_and_for_nothing_but_tiles()
    {
        Assert.EndsWith("connect-src 'self' https://cyberjapandata.gsi.go.jp", await Policy(), StringComparison.Ordinal);
        try
        {
            Take(CityWith(Tiles));
            Assert.EndsWith("connect-src 'self' https://tiles.example:8443", await Policy(), StringComparison.Ordinal);
            Take(CityWith(""));
            Assert.DoesNotContain("https:", await Policy(), StringComparison.Ordinal);
            using var browser = ome.NewBrowser();
            Assert.False((await browser.GetFromJsonAsync<JsonElement>("/map/outline.json")).TryGetProperty("tiles", out _));
        }
        finally
        {
            Take(TestCity.Files);
        }
    }

    [Fact]
    public async Task A_city_with_neither_boundary_nor_towns_has_no_map()
    {
        using var browser = ome.NewBrowser();
        try
        {
            Take(Without("boundary.geojson"));
            Assert.False((await browser.GetFromJsonAsync<JsonElement>("/map/outline.json")).TryGetProperty("boundary", out _));
            Take(Without("boundary.geojson", "towns.csv"));
            using var none = await browser.GetAsync(new Uri("/map/outline.json", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
        finally
        {
            Take(TestCity.Files);
        }
    }

    [Theory]
    [InlineData("map:\n  tiles: http://tiles.example/{z}/{x}/{y}.png\n  credit: a\n", "map.tiles")]
    [InlineData("map:\n  tiles: https://tiles.example/{z}/{x}.png\n  credit: a\n", "map.tiles")]
    [InlineData("map:\n  tiles: \"https://tiles.example; script-src *;/{z}/{x}/{y}.png\"\n  credit: a\n", "map.tiles")]
    [InlineData("map:\n  tiles: https://tiles.example/{z}/{x}/{y}.png\n", "credit")]
    [InlineData("map:\n  tiles: https://tiles.example/{z}/{x}/{y}.png\n  credit: a\n  about: \"javascript:alert(1)\"\n", "map.about")]
    public void A_city_is_told_what_is_wrong_with_its_tiles(string map, string what) =>
        Assert.Contains(what, Assert.Single(Part.Check(CityWith(map))).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "it is not GeoJSON")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[139.2,35.7]}}""", "is no polygon")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "there is no polygon")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[139.2,35.7],[139.3,35.7],[139.3,35.8],[139.2,35.8]]]}}""", "does not end where it begins")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[35.7,139.2],[35.7,139.3],[35.8,139.3],[35.7,139.2]]]}}""", "longitude comes before latitude")]
    public void A_city_is_told_what_is_wrong_with_its_boundary(string json, string what)
    {
        var files = new ReleaseFiles([.. TestCity.Files.All.Where(f => f.Path != "boundary.geojson"), File("boundary.geojson", json)]);
        Assert.Contains(what, Assert.Single(Part.Check(files)).What, StringComparison.Ordinal);
    }

    private CityPart Part => ome.Services.GetServices<IReleasePart>().OfType<CityPart>().Single();

    private void Take(ReleaseFiles files) => Part.Take(files);

    private async Task<string> Policy()
    {
        using var browser = ome.NewBrowser();
        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }

    private static ReleaseFiles CityWith(string map)
    {
        var lines = TestCity.Files["city.yaml"]!.Text.Split('\n');
        var others = lines.TakeWhile(l => l != "map:").Concat(lines.SkipWhile(l => l != "map:").Skip(1).SkipWhile(l => l.StartsWith(' ')));
        return new([.. TestCity.Files.All.Where(f => f.Path != "city.yaml"), File("city.yaml", string.Join('\n', others) + "\n" + map)]);
    }

    private static ReleaseFiles Without(params string[] paths) => new(TestCity.Files.All.Where(f => !paths.Contains(f.Path)));

    private static ReleaseFile File(string path, string text) => new(path, "ome", Encoding.UTF8.GetBytes(text));
}
