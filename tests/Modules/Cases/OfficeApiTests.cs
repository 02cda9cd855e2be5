using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Modules.Tests.Platform.Clients;
using SmartLocal.Platform.Privacy;

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
        Assert.Contains("補助金管理", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applicant_reads_which_system_of_which_office_looked_and_why()
    {
        using var sent = await CaseWorld.Sent(ome, "looked-at-by-system@example.jp");
        using var system = await OutsideSystem.Register(ome);
        var token = await system.Token();
        (await system.Get($"/api/applications/{sent.Receipt}", token)).Dispose();
        foreach (var path in new[] { "/my/looks", "/my" })
        {
            var page = (await sent.Applicant.Get(path)).Main;
            foreach (var word in new[] { "清掃リサイクル課", "外部システム：補助金管理", "申請の審査", "申請の内容" }) Assert.Contains(word, page, StringComparison.Ordinal);
        }

        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        await Read(system, "/api/office/applications", await system.Token());
        Assert.Equal(2, (await sent.Applicant.Get("/my/looks")).Document.QuerySelectorAll("#looks tbody tr").Length);
    }

    [Fact]
    public async Task What_is_masked_before_staff_is_masked_before_a_system_and_does_not_open_to_it()
    {
        using var sent = await CaseWorld.Sent(ome, "masked-before-system@example.jp");
        using var system = await OutsideSystem.Register(ome);
        var token = await system.Token();
        using (var single = await system.Get($"/api/applications/{sent.Receipt}", token))
        {
            var text = await single.Content.ReadAsStringAsync();
            Assert.Contains(sent.Receipt, text, StringComparison.Ordinal);
            Assert.DoesNotContain("0123456", text, StringComparison.Ordinal);
        }

        using (var shown = await system.Get($"/api/applications/{sent.Receipt}?shown=true", token))
        {
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
            Assert.Contains("外部システムには開きません", (await shown.Content.ReadFromJsonAsync<JsonElement>()).ToString(), StringComparison.Ordinal);
        }

        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        var list = (await Read(system, "/api/office/applications", await system.Token())).ToString();
        Assert.Contains(sent.Receipt, list, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_person_stays_masked_before_every_system()
    {
        using var sent = await CaseWorld.Sent(ome, "protected-from-system@example.jp");
        Assert.False((await ome.AsSystem.Perform(new ProtectPerson("protected-from-system@example.jp", "seiso-recycle"), default)).IsRefused);
        using var system = await OutsideSystem.Register(ome);
        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1));
        var token = await system.Token();
        using var single = await system.Get($"/api/applications/{sent.Receipt}", token);
        var list = await Read(system, "/api/office/applications", token);
        var hers = list.GetProperty("applications").EnumerateArray().Single(a => a.GetProperty("receipt").GetString() == sent.Receipt);
        foreach (var text in new[] { await single.Content.ReadAsStringAsync(), hers.ToString() })
            foreach (var word in new[] { "花子", "東青梅", "protected-from-system" }) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        Assert.DoesNotContain("補助金管理", (await sent.Applicant.Get("/my/looks")).Main, StringComparison.Ordinal);
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
