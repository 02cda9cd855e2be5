using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures.Catalogue;

/// <summary>Machines find procedures as people do, and learn all of a definition and of what it takes.</summary>
public sealed class CatalogueApiTests(ManyProcedures many) : IClassFixture<ManyProcedures>, IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri(many.Ome.Address) };

    [Fact]
    public async Task The_list_is_narrowed_down_by_what_the_catalogue_names()
    {
        var catalogue = await client.GetFromJsonAsync<JsonElement>("/api/catalogue");
        Assert.Equal(2, catalogue.GetProperty("offices").EnumerateArray().Single(o => o.GetProperty("id").GetString() == "seiso-recycle").GetProperty("count").GetInt32());
        foreach (var (name, plural) in new[] { ("event", "events"), ("category", "categories"), ("needed", "needed"), ("office", "offices"), ("way", "ways") })
        {
            foreach (var heading in catalogue.GetProperty(plural).EnumerateArray())
            {
                var ids = await Ids($"?{name}={heading.GetProperty("id").GetString()}");
                Assert.Equal(heading.GetProperty("count").GetInt32(), ids.Count);
            }
        }

        Assert.Equal(["seal-paper"], await Ids("?category=moving&needed=bankbook"));
        Assert.Equal("moving-visit", (await Ids("?q=" + Uri.EscapeDataString("引越")))[0]);
        Assert.Equal(many.Ome.Get<SmartLocal.Procedures.Contracts.ProcedureCatalogue>().Current.Select(p => p.Id), await Ids(""));
    }

    [Fact]
    public async Task A_choice_that_there_is_not_is_refused_by_its_name()
    {
        using var answer = await client.GetAsync("/api/procedures?event=birth&office=nowhere");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("catalogue.no-such-choice", problem.GetProperty("code").GetString());
        Assert.Contains("office に nowhere はありません", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_is_told_whole_with_its_facts_and_the_schema_of_its_answers()
    {
        var document = await client.GetFromJsonAsync<JsonElement>("/api/procedures/moving-visit");
        Assert.Equal("booking", document.GetProperty("procedure").GetProperty("outcome").GetString());
        var facts = document.GetProperty("facts");
        Assert.Equal("+14d", facts.GetProperty("deadline").GetProperty("value").GetProperty("closes").GetString());
        Assert.Equal("だれかに聞く", facts.GetProperty("deadline").GetProperty("drafted").GetString());
        Assert.Equal("窓口：市民課（0428-22-1111）", facts.GetProperty("otherWays").GetProperty("value")[0].GetString());
        Assert.Equal("family", facts.GetProperty("behalf").GetProperty("value")[0].GetString());
        Assert.Equal("用件", document.GetProperty("answers").GetProperty("required")[0].GetString());
        using var alone = await client.GetAsync("/api/procedures/moving-visit/schema");
        Assert.Equal("application/schema+json", alone.Content.Headers.ContentType!.MediaType);
        var schema = await alone.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema!["$schema"]!.GetValue<string>());
        schema.Remove("$schema");
        Assert.Equal(document.GetProperty("answers").GetRawText(), schema.ToJsonString(SmartLocal.Platform.Data.CityJson.Options));
    }

    [Fact]
    public async Task What_is_done_elsewhere_tells_where_and_has_no_schema()
    {
        var document = await client.GetFromJsonAsync<JsonElement>("/api/procedures/tenders");
        Assert.Equal("https://bids.example/", document.GetProperty("facts").GetProperty("outcome").GetProperty("value").GetProperty("href").GetString());
        using var schema = await client.GetAsync("/api/procedures/tenders/schema");
        Assert.Equal((HttpStatusCode.Conflict, "procedures.done-elsewhere"), (schema.StatusCode, (await schema.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("moving-visit", "?since=2026-11-01", "2026-11-16", "passed", -4)]
    [InlineData("moving-visit", "?since=R8.11.6", "2026-11-20", "open", 0)]
    [InlineData("baby", "?since=2026-12-01", "2026-12-14", "notYet", 24)]
    [InlineData("summer-report", "", "2027-08-31", "notYet", 284)]
    public async Task A_deadline_is_reckoned(string id, string query, string closes, string state, int left)
    {
        var days = await client.GetFromJsonAsync<JsonElement>($"/api/procedures/{id}/deadline{query}");
        Assert.Equal((closes, state, left), (days.GetProperty("closes").GetString(), days.GetProperty("state").GetString(), days.GetProperty("daysLeft").GetInt32()));
    }

    [Theory]
    [InlineData("moving-visit", "", HttpStatusCode.UnprocessableEntity, "kernel.date-unreadable")]
    [InlineData("moving-visit", "?since=2026-02-30", HttpStatusCode.UnprocessableEntity, "kernel.date-no-such-day")]
    [InlineData("seal-paper", "?since=2026-11-01", HttpStatusCode.NotFound, "catalogue.no-deadline")]
    [InlineData("nothing", "?since=2026-11-01", HttpStatusCode.NotFound, "procedures.not-offered")]
    public async Task What_cannot_be_reckoned_is_refused_by_its_code(string id, string query, HttpStatusCode status, string code)
    {
        using var answer = await client.GetAsync($"/api/procedures/{id}/deadline{query}");
        Assert.Equal((status, code), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task There_is_an_operation_for_each_procedure_that_the_city_receives_with_a_schema_that_is_one()
    {
        using var answer = await client.GetAsync("/api/openapi/procedures.json");
        var document = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("3.1.0", document["openapi"]!.GetValue<string>());
        var received = many.Ome.Get<SmartLocal.Procedures.Contracts.ProcedureCatalogue>().Current.Where(p => p.IsReceived).Select(p => $"/api/procedures/{p.Id}/applications");
        Assert.Equal(received, document["paths"]!.AsObject().Select(p => p.Key));
        // Each schema compiles, and admits the one answer that is asked.
        var checks = document["paths"]!.AsObject().Where(p => p.Key.Contains("matter-0", StringComparison.Ordinal))
            .Select(p => (p.Key, p.Value!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!, (IReadOnlyList<JsonNode>)[new JsonObject { ["用件"] = "道について" }]));
        Assert.Empty(await Schemas.Refused(checks));

        // Made once a release: whoever has it need not load it again.
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/openapi/procedures.json") { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        var english = await client.GetFromJsonAsync<JsonObject>("/api/openapi/procedures.json?lang=en");
        Assert.NotEqual(document["paths"]!["/api/procedures/namagomi-kiki-hojokin/applications"]!["post"]!["summary"]!.GetValue<string>(), english!["paths"]!["/api/procedures/namagomi-kiki-hojokin/applications"]!["post"]!["summary"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_schema_of_definitions_is_served_beside_the_api()
    {
        using var answer = await client.GetAsync("/schemas/procedure.json");
        Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Ome.Repository, "schemas", "procedure.schema.json")), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_search_says_when_it_shows_less_than_it_found_and_what_it_looked_for_instead()
    {
        var found = await client.GetFromJsonAsync<JsonElement>("/api/search?q=" + Uri.EscapeDataString("用件"));
        var count = found.GetProperty("counts").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "procedures");
        Assert.Equal((49, 30), (count.GetProperty("found").GetInt32(), count.GetProperty("shown").GetInt32()));
        Assert.Equal(30, found.GetProperty("results").EnumerateArray().Count(r => r.GetProperty("kind").GetString() == "procedures"));
        var slip = await client.GetFromJsonAsync<JsonElement>("/api/search?q=" + Uri.EscapeDataString("印鑑登緑証明書の交付"));
        Assert.Equal("/procedures/seal-paper", slip.GetProperty("results")[0].GetProperty("href").GetString());
        var none = await client.GetFromJsonAsync<JsonElement>("/api/search?q=" + Uri.EscapeDataString("入札保証金 火星"));
        Assert.Equal("/procedures/tenders", none.GetProperty("near")[0].GetProperty("href").GetString());
    }

    public void Dispose() => client.Dispose();

    private async Task<List<string>> Ids(string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/procedures" + query)).EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
}
