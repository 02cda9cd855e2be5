using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>What a mandate says of its people is as personal as what they answer in a form.</summary>
public sealed class MandatePrivacyTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task Names_and_reasons_lie_in_the_database_as_nobody_can_read_them()
    {
        using var world = await BehalfWorld.Given(ome, "sealed");
        var refused = await world.Declare("guardian");
        Assert.False((await ome.As(await ome.StaffMember("shimin")).Perform(new RefuseMandate(MandateId.From(refused), "書類の日付が古いです。"), default)).IsRefused);
        Assert.Contains("書類の日付が古いです。", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
        var words = new[] { "デモ 梅", "デモ 花子", "書類" }.Select(Encoding.UTF8.GetBytes).ToList();
        var found = await Raw("SELECT * FROM platform_behalf");
        Assert.True(found.Count >= 2);
        Assert.DoesNotContain(found, value => words.Any(w => value.AsSpan().IndexOf(w) >= 0));
    }

    [Fact]
    public async Task Both_read_that_the_city_looked_at_what_stands_in_a_mandate_and_at_its_evidence()
    {
        using var world = await BehalfWorld.Given(ome, "looked", "guardian");
        using var shimin = await ome.StaffBrowser("shimin");
        var page = await shimin.GetStringAsync(new Uri($"/staff/behalf/{world.Mandate}", UriKind.Relative));
        var looked = (await world.Hanako.Get("/my/looks")).Main;
        foreach (var word in new[] { "市民課", "代理の資格の確認", "氏名" }) Assert.Contains(word, looked, StringComparison.Ordinal);
        Assert.DoesNotContain("添付書類", looked, StringComparison.Ordinal);
        Assert.Contains("purpose=mandate-checking;field=name", (await BehalfWorld.Entry(ome, "platform.looked", world.Mandate)).Facts, StringComparison.Ordinal);
        await shimin.GetAsync(Evidence(page, world.Mandate));
        Assert.Equal("purpose=mandate-checking;field=file;count=2", (await BehalfWorld.Entry(ome, "platform.looked", world.Mandate)).Facts);
        await using var db = ome.Read();
        var id = MandateId.From(world.Mandate);
        var ward = (await db.Set<Mandate>().SingleAsync(m => m.Id == id)).Principal!.Value.Value;
        Assert.Equal(2, await db.Set<LookRow>().CountAsync(l => l.Thing == world.Mandate && l.Subject == ward));
    }

    [Fact]
    public async Task Of_a_protected_person_whoever_checks_sees_nothing_and_decides_nothing()
    {
        using var world = await BehalfWorld.Of(ome, "shelter");
        var id = await world.Declare("family");
        using var shimin = await ome.StaffBrowser("shimin");
        var evidence = Evidence(await shimin.GetStringAsync(new Uri($"/staff/behalf/{id}", UriKind.Relative)), id);
        Assert.Equal(HttpStatusCode.OK, (await shimin.GetAsync(evidence)).StatusCode);
        Assert.False((await ome.AsSystem.Perform(new ProtectPerson(world.HanakoMail, null), default)).IsRefused);

        var page = await shimin.Text($"/staff/behalf/{id}");
        Assert.Contains("支援措置の対象者です", page, StringComparison.Ordinal);
        Assert.Contains(Opened.Mask, page, StringComparison.Ordinal);
        foreach (var word in new[] { "デモ 梅", "デモ 花子", "koseki", "この期間で認める" }) Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shimin.GetAsync(evidence)).StatusCode);
        using var confirmed = await shimin.PostForm($"/staff/behalf/{id}/confirm", BehalfWorld.Days());
        using var refused = await shimin.PostForm($"/staff/behalf/{id}/refuse", ("reason", "書類がありません。"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (confirmed.StatusCode, refused.StatusCode));
        Assert.Contains("デモ 花子", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal); // she still sees her own
    }

    [Fact]
    public async Task Whoever_handed_in_for_another_reads_who_looked_at_it_and_is_masked_when_she_is_protected()
    {
        using var world = await BehalfWorld.Given(ome, "handed");
        await world.Begin();
        var application = await world.Apply();
        await world.Stop();
        await using var db = ome.Read();
        var page = $"/staff/cases/{(await db.Set<Case>().SingleAsync(c => c.Receipt == application.Receipt)).Id.Value}";
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Contains("デモ 花子（委任", await clerk.Text(page), StringComparison.Ordinal);
        var looked = (await world.Hanako.Get("/my/looks")).Main;
        foreach (var word in new[] { "清掃リサイクル課", "氏名" }) Assert.Contains(word, looked, StringComparison.Ordinal);
        Assert.DoesNotContain("申請の内容", looked, StringComparison.Ordinal); // those are her mother's
        Assert.Contains("清掃リサイクル課", (await world.Ume.Get("/my/looks")).Main, StringComparison.Ordinal);

        await ome.AsSystem.Perform(new ProtectPerson(world.HanakoMail, null), default);
        var masked = await clerk.Text(page);
        Assert.Contains($"{Opened.Mask}（委任", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ 花子", masked, StringComparison.Ordinal);
        Assert.Contains("デモ 梅", masked, StringComparison.Ordinal);
        Assert.Contains("デモ 花子（委任）", (await world.Ume.Get($"/applications/{application.Receipt}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_takes_her_mandates_away_and_whoever_sent_evidence_takes_that_too()
    {
        using var world = await BehalfWorld.Given(ome, "takes-away");
        await world.Ume.Post($"{BehalfWorld.Page}/{world.Mandate}/told", ("told", "none"));
        await world.Declare("guardian");
        var (hers, files) = await TakesAway(world.HanakoMail);
        Assert.Equal(["declared", "confirmed"], hers.EnumerateArray().Select(m => m.GetProperty("state").GetString()).OrderDescending(StringComparer.Ordinal));
        Assert.All(hers.EnumerateArray(), m => Assert.Equal(("デモ 梅", "デモ 花子"), (m.GetProperty("principal").GetString(), m.GetProperty("agent").GetString())));
        Assert.Equal(1, files);
        var (umes, none) = await TakesAway(world.UmeMail);
        var given = Assert.Single(umes.EnumerateArray());
        Assert.Equal(("delegate", "none"), (given.GetProperty("kind").GetString(), given.GetProperty("told").GetString()));
        Assert.Equal(0, none);
    }

    private async Task<(JsonElement Mandates, int Files)> TakesAway(string mail)
    {
        using var browser = await ome.NewBrowser(mail);
        using var answer = await browser.PostForm("/my/data");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        using var data = await JsonDocument.ParseAsync(zip.GetEntry("data.json")!.Open());
        return (data.RootElement.GetProperty("mandates").Clone(), zip.Entries.Count(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)));
    }

    private static Uri Evidence(string page, Guid mandate)
    {
        var at = page.IndexOf($"/staff/behalf/{mandate}/evidence/", StringComparison.Ordinal);
        return new Uri(page[at..page.IndexOf('"', at)], UriKind.Relative);
    }

    /// <summary>Every value of every row as bytes.</summary>
    private async Task<List<byte[]>> Raw(string query)
    {
        await using var connection = ome.Get<CityDatabase>().NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<byte[]>();
        while (await rows.ReadAsync())
            for (var i = 0; i < rows.FieldCount; i++)
                values.Add(rows.GetValue(i) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"{rows.GetValue(i)}"));
        return values;
    }
}
