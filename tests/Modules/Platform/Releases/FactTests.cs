using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Releases;

public sealed class FactTests(Ome ome) : IClassFixture<Ome>
{
    private const string Source = "青梅市手数料条例 第2条 \"別表\"";

    [Fact]
    public async Task A_fact_is_confirmed_by_its_own_office_and_every_mark_follows_at_once()
    {
        using var chief = await ome.StaffBrowser("chief");
        using var resident = new Browser(ome);
        await resident.SignIn("facts@example.jp");
        var draft = await Applicant.FillIn(resident);
        Assert.True(await IsMarked(resident, "手数料"));

        using var nameless = await chief.PostForm("/staff/facts", Fields("fee", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        using var confirmed = await chief.PostForm("/staff/facts", Fields("fee", Source));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);

        Assert.False(await IsMarked(resident, "手数料"));
        Assert.True(await IsMarked(resident, "受付期間"));
        Assert.Contains("清掃リサイクル課 デモ", await chief.Text("/staff/facts"), StringComparison.Ordinal);
        using var api = ome.NewBrowser();
        Assert.Contains("青梅市手数料条例", await api.GetStringAsync(new Uri("/api/procedures/" + Subsidy.Definition.Id, UriKind.Relative)), StringComparison.Ordinal);
        // The version under which the draft began has the same fee: it is confirmed there too, and is no other form by that.
        Assert.DoesNotContain("様式が新しくなりました", (await resident.Get($"{draft}/confirm")).Main, StringComparison.Ordinal);
        Assert.NotNull((await ome.Get<ProcedureCatalogue>().Version(ome.Get<ProcedureCatalogue>().Current[0].Hash, default)).Fee.Confirmed);

        // What is exported says the same by itself, and nothing else has changed in it.
        using var zip = new ZipArchive(await chief.GetStreamAsync(new Uri("/staff/facts/files.zip", UriKind.Relative)), ZipArchiveMode.Read);
        using var reader = new StreamReader(zip.GetEntry(Subsidy.Path)!.Open());
        var exported = await reader.ReadToEndAsync();
        var read = DefinitionFile.Read(Subsidy.Path, exported, "h", Surroundings.Any).Definition!;
        Assert.Equal(Source, read.Fee.Confirmed!.From);
        Assert.Equal(Subsidy.Definition.Drafted.Count - 1, read.Drafted.Count);
        Assert.Equal(Subsidy.Yaml.Split('\n').Length, exported.Split('\n').Count(l => Subsidy.Yaml.Split('\n').Contains(l)));

        // Another value is another fact; back again, the confirmation still holds.
        await Publish(Subsidy.Yaml.Replace("  fee: 0\n", "  fee: 300\n", StringComparison.Ordinal));
        Assert.True(await IsMarked(resident, "手数料"));
        await Publish(Subsidy.Yaml);
        Assert.False(await IsMarked(resident, "手数料"));

        using var withdrawn = await chief.PostForm("/staff/facts", [.. Fields("fee", ""), ("action", "withdraw")]);
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.True(await IsMarked(resident, "手数料"));
    }

    [Fact]
    public async Task Nobody_confirms_for_another_office_or_a_value_that_she_has_not_seen()
    {
        Assert.Equal(ConfirmFact.AnotherOffice, (await ome.As(await ome.StaffMember("chief") with { Office = "shimin" }).Perform(Confirm(Fact("office").Digest), default)).Refusal.Kind);
        Assert.Equal(ConfirmFact.Changed, (await ome.As(await ome.StaffMember("chief")).Perform(Confirm("another"), default)).Refusal.Kind);
        Assert.True((await ome.As(await ome.StaffMember("dx")).Perform(Confirm(Fact("office").Digest), default)).IsRefused);
        static ConfirmFact Confirm(string digest) => new(Subsidy.Definition.Id, "office", digest, "組織規則");
    }

    [Fact]
    public async Task A_city_at_work_opens_a_procedure_when_the_last_of_its_facts_is_confirmed()
    {
        var confirmations = new Confirmations();
        var folder = Directory.CreateTempSubdirectory("operated-").FullName;
        var catalogue = new ProcedureCatalogue(new DataFolder(folder, Origin.Operated), new Lazy<ReleaseShelf>(() => throw new InvalidOperationException()), confirmations);
        var drafted = Subsidy.Definition.Facts.Where(f => f.Confirmed is null).ToList();
        foreach (var fact in drafted)
        {
            Take();
            Assert.Equal(Availability.Prepared, catalogue.On(catalogue.Current[0], Subsidy.Today));
            var said = await ome.As(await ome.StaffMember("chief")).Perform(new ConfirmFact(Subsidy.Definition.Id, fact.Name, fact.Digest, Source), default);
            Assert.True(!said.IsRefused || said.Refusal.Kind == ConfirmFact.AlreadyConfirmed);
            await using var db = ome.Read();
            await confirmations.Take(db, default);
        }

        Take();
        Assert.Equal(Availability.Open, catalogue.On(catalogue.Current[0], Subsidy.Today));
        foreach (var fact in drafted) await ome.As(await ome.StaffMember("chief")).Perform(new WithdrawConfirmation(Subsidy.Definition.Id, fact.Name, fact.Digest), default);
        Directory.Delete(folder, recursive: true);

        void Take() => catalogue.Take([DefinitionFile.Read(Subsidy.Path, Subsidy.Yaml, "h", Surroundings.Any, catalogue.OnScreen).Definition!], [], []);
    }

    private (string, string)[] Fields(string fact, string source) =>
        [("subject", Subsidy.Definition.Id), ("fact", fact), ("value", Fact(fact).Digest), ("source", source)];

    private StatedFact Fact(string name) => ome.Services.GetServices<IFactSource>().SelectMany(s => s.Facts()).Single(f => f.Subject == Subsidy.Definition.Id && f.Name == name);

    private static async Task<bool> IsMarked(Browser browser, string question) => (await browser.Get(Applicant.Page)).Document
        .QuerySelectorAll("dl.answers dt").Single(dt => dt.TextContent.Contains(question, StringComparison.Ordinal)).QuerySelector(".drafted") is not null;

    private async Task Publish(string procedure)
    {
        var files = TestCity.Files;
        var changed = new ReleaseFiles(files.All.Select(f => f.Path == Subsidy.Path ? new ReleaseFile(f.Path, f.Layer, System.Text.Encoding.UTF8.GetBytes(procedure)) : f));
        _ = (await ome.Get<ReleaseShelf>().Publish(ome.AsSystem, changed, default)).Value;
    }
}
