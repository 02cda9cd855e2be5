using SmartLocal.Forms;
using SmartLocal.Organisation;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Definitions.Oracle;
using SmartLocal.Tests.Forms;
using Xunit.Abstractions;

namespace SmartLocal.Tests.Definitions;

/// <summary>All definitions of the city together: they load, and those open that may.</summary>
public sealed class DefinitionsTests(ITestOutputHelper output) : IDisposable
{
    // The national list of 2025 and Ome's other procedures.
    private const int National = 40, Others = 104;

    private readonly string folder = Directory.CreateTempSubdirectory("definitions-").FullName;

    [Fact]
    public void Every_definition_passes_check()
    {
        var mistakes = Part(Origin.Simulated).Part.Check(DefinitionWorld.Files).Where(f => !f.IsWarning).Select(f => f.ToString());
        Assert.Equal([], mistakes);
    }

    [Fact]
    public void The_forty_national_ones_and_the_hundred_and_four_others_are_there()
    {
        Assert.Equal(National + Others, RawCity.Ome.All.Count);
        Assert.Equal(National + Others, RawCity.Ome.All.Select(d => d.Root.Text("code")).Distinct().Count());
        Assert.Equal(RawCity.Ome.All.Select(d => d.Id).Order(), Part(Origin.Simulated).Catalogue.Current.Select(p => p.Id).Order());
    }

    [Fact]
    public void In_a_demo_every_one_that_is_received_opens_in_its_season()
    {
        var catalogue = Part(Origin.Simulated).Catalogue;
        foreach (var raw in RawCity.Ome.All)
            Assert.Equal((raw.Id, raw.IsReceived ? Availability.Open : Availability.Elsewhere), (raw.Id, catalogue.On(catalogue.Find(raw.Id)!, DefinitionWorld.DayOf(raw))));
        output.WriteLine($"{RawCity.Ome.All.Count(d => d.IsReceived)} open in a demo");
    }

    [Fact]
    public void In_a_city_at_work_exactly_the_fully_confirmed_ones_open()
    {
        var catalogue = Part(Origin.Operated).Catalogue;
        var confirmed = RawCity.Ome.All.Where(IsConfirmed).Select(d => d.Id).ToHashSet();
        foreach (var raw in RawCity.Ome.All)
        {
            var expected = !confirmed.Contains(raw.Id) ? Availability.Prepared : raw.IsReceived ? Availability.Open : Availability.Elsewhere;
            Assert.Equal((raw.Id, expected), (raw.Id, catalogue.On(catalogue.Find(raw.Id)!, DefinitionWorld.DayOf(raw))));
        }

        output.WriteLine($"{confirmed.Count} of {RawCity.Ome.All.Count} are fully confirmed and open in a city at work");
    }

    [Fact]
    public void With_its_last_fact_confirmed_a_definition_opens_in_a_city_at_work()
    {
        var raw = RawCity.Ome.All.First(d => d.Id == Subsidy.Definition.Id);
        var (catalogue, part) = Part(Origin.Operated);
        part.Take(Confirmed(raw, [.. raw.Facts]));
        Assert.Equal(Availability.Open, catalogue.On(catalogue.Find(raw.Id)!, Subsidy.Today));
        foreach (var fact in raw.Facts)
        {
            part.Take(Confirmed(raw, [.. raw.Facts.Where(f => f != fact)]));
            Assert.Equal((fact, Availability.Prepared), (fact, catalogue.On(catalogue.Find(raw.Id)!, Subsidy.Today)));
        }
    }

    [Fact]
    public void What_check_says_of_their_number_is_what_the_files_say()
    {
        var said = Part(Origin.Simulated).Part.Describe(DefinitionWorld.Files).ToList();
        foreach (var line in said) output.WriteLine(line);
        var received = RawCity.Ome.All.Where(d => d.IsReceived).ToList();
        Assert.StartsWith($"{RawCity.Ome.All.Count} procedures: {received.Count} the city receives itself", said[0], StringComparison.Ordinal);
        Assert.Contains($"{RawCity.Ome.All.Count(d => d.IsReceived && IsConfirmed(d))} in a city at work", said[0], StringComparison.Ordinal);
        foreach (var end in RawCity.Ome.All.GroupBy(d => d.Ends)) Assert.Contains($"{end.Key} {end.Count()}", said[1], StringComparison.Ordinal);
        Assert.Equal(Spread("questions", d => d.Form.Items.Count()), said[2]);
        Assert.Equal(Spread("conditions, rules, exits and tables", Rules), said[3]);
        Assert.Matches("^in English: [1-9][0-9]* % of [0-9]+ texts$", said[4]);

        string Spread(string what, Func<RawDefinition, int> count)
        {
            var counts = received.Select(count).Order().ToList();
            return $"{what}: {counts[0]} at least, {counts[counts.Count / 2]} in the middle, {counts[^1]} at most, {counts.Sum()} in all";
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static bool IsConfirmed(RawDefinition raw) => raw.Facts.Where(f => f != "form" || raw.IsReceived).All(raw.Confirmed.Contains);

    private static int Rules(RawDefinition raw)
    {
        var form = raw.Form;
        var shows = form.Items.SelectMany(i => i.Shows).Select(s => s.Node).Distinct(ReferenceEqualityComparer.Instance).Count();
        var sets = form.Items.Select(i => i.Row).OfType<AskedSet>().Append(form.All).ToList();
        return shows + form.Items.Count(i => i.RequiredWhen is not null) + sets.Sum(s => s.Rules.Count + s.Tables.Count) + form.Steps.Sum(s => s.Exits.Count);
    }

    private static ReleaseFiles Confirmed(RawDefinition raw, string[] facts)
    {
        var file = DefinitionWorld.Files[$"procedures/{raw.Id}.yaml"]!;
        var said = $"\n  confirmed:\n    - {{ facts: [{string.Join(", ", facts)}], by: 試験, on: 2026-11-01, from: 試験 }}\n";
        var lines = file.Text.Split('\n').ToList();
        var form = lines.FindIndex(l => l.StartsWith("form:", StringComparison.Ordinal));
        return new ReleaseFiles(DefinitionWorld.Files.All.Where(f => f.Path is "categories.yaml" or "events.yaml").Append(file.WithText(string.Join('\n', lines.Take(form)) + said + string.Join('\n', lines.Skip(form)))));
    }

    private (ProcedureCatalogue Catalogue, ProceduresPart Part) Part(Origin origin)
    {
        var catalogue = new ProcedureCatalogue(
            new DataFolder(Path.Combine(folder, origin.ToString()), origin), new Lazy<ReleaseShelf>(() => throw new InvalidOperationException()), new Confirmations());
        var part = new ProceduresPart(catalogue, [new SeededPosts()]);
        part.Take(DefinitionWorld.Files);
        return (catalogue, part);
    }
}
