using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Modules.Tests.Platform.Clients;

namespace SmartLocal.Tests.Cases;

/// <summary>An office's own system reads what the office handles.</summary>
public sealed class OfficeApiTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task It_reads_its_offices_applications_page_by_page_and_every_page_stands_in_the_journal()
    {
        using var system = await OutsideSystem.Register(ome);
        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        var token = await system.Token();
        // Whoever else has applied in this world before; "last" is absent where nobody has.
        var before = (await Read(system, "/api/office/applications", token)).TryGetProperty("last", out var last) ? last.GetString() : $"{Guid.Empty}";
        using var one = await CaseWorld.Sent(ome, "one@example.jp");
        ome.Clock.Move(TimeSpan.FromSeconds(1));
        using var two = await CaseWorld.Sent(ome, "two@example.jp");
        Assert.Empty(Receipts(await Read(system, $"/api/office/applications?after={before}", token)));

        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        var first = await Read(system, $"/api/office/applications?limit=1&after={before}", token);
        Assert.Equal([one.Receipt], Receipts(first));
        var second = await Read(system, $"/api/office/applications?limit=1&after={first.GetProperty("next").GetString()}", token);
        Assert.Equal([two.Receipt], Receipts(second));
        var rest = await Read(system, $"/api/office/applications?after={second.GetProperty("last").GetString()}", token);
        Assert.Empty(Receipts(rest));

        using var single = await system.Get($"/api/applications/{one.Receipt}", token);
        Assert.Equal(HttpStatusCode.OK, single.StatusCode);
        await ome.CaughtUp();
        using var auditor = await ome.StaffBrowser("dx");
        var journal = await auditor.Text("/staff/journal");
        Assert.Contains("platform.looked", journal, StringComparison.Ordinal);
        Assert.Contains("client", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_sees_nothing_of_another_office()
    {
        using var sent = await CaseWorld.Sent(ome, "elsewhere@example.jp");
        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        using var system = await OutsideSystem.Register(ome, "shimin");
        var token = await system.Token();
        Assert.Empty(Receipts(await Read(system, "/api/office/applications", token)));
        using var single = await system.Get($"/api/applications/{sent.Receipt}", token);
        Assert.Equal(HttpStatusCode.NotFound, single.StatusCode);
    }

    private static async Task<JsonElement> Read(OutsideSystem system, string path, string token)
    {
        using var answer = await system.Get(path, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<string?> Receipts(JsonElement page) => page.GetProperty("applications").EnumerateArray().Select(a => a.GetProperty("receipt").GetString());
}
