using System.Net;
using System.Text.Json.Nodes;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Platform.Releases;

public sealed class PostcodeTests(Ome ome) : IClassFixture<Ome>
{
    [Theory]
    [InlineData("1980087", "東京都青梅市天ヶ瀬町", 1)]
    [InlineData("198-0036", "東京都青梅市河辺町", 10)] // which 丁目 is hers to say
    [InlineData("１９８－００４３", "東京都青梅市千ヶ瀬町", 6)]
    public async Task A_postcode_of_the_city_says_the_address_as_far_as_it_goes(string typed, string address, int towns)
    {
        var (status, said) = await Ask(typed);
        Assert.Equal((HttpStatusCode.OK, address, towns), (status, said["address"]!.GetValue<string>(), said["towns"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("192-0051", HttpStatusCode.NotFound, "platform.postcode-elsewhere")]
    [InlineData("198", HttpStatusCode.UnprocessableEntity, "kernel.postcode-not-seven-digits")]
    public async Task Any_other_says_why_it_says_nothing(string typed, HttpStatusCode expected, string code)
    {
        var (status, said) = await Ask(typed);
        Assert.Equal((expected, code), (status, said["code"]!.GetValue<string>()));
    }

    private async Task<(HttpStatusCode, JsonNode)> Ask(string postcode)
    {
        using var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        using var answer = await client.GetAsync(new Uri($"/api/postcodes/{Uri.EscapeDataString(postcode)}", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
