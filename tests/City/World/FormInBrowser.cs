namespace SmartLocal.City.Tests.World;

/// <summary>Ome with few procedures, and one that has a question of every kind, conditions, rows and an early end.</summary>
public sealed class FormInBrowser : IAsyncLifetime
{
    public const string Procedure = "shiken-yoshiki";

    private readonly string folder = Directory.CreateTempSubdirectory("form-city-").FullName;

    public OmeInBrowser Ome { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var cities = Path.Combine(Repository.Root, "cities");
        foreach (var from in new[] { "japan", "ome" }.SelectMany(layer => Directory.EnumerateFiles(Path.Combine(cities, layer), "*", SearchOption.AllDirectories)))
            if (!from.Contains("/procedures/", StringComparison.Ordinal) || Path.GetFileName(from) == "namagomi-kiki-hojokin.yaml") Copy(from, Path.GetRelativePath(cities, from));
        Copy(Path.Combine(Repository.Root, "tests", "Modules", "World", "procedures", Procedure + ".yaml"), $"ome/procedures/{Procedure}.yaml");
        Ome = new OmeInBrowser { City = Path.Combine(folder, "ome") };
        await Ome.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Ome.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Somebody begins to fill it in.</summary>
    public async Task<Visit> Begin(bool script = true, int width = 390)
    {
        var visit = await Ome.NewVisit(script, width);
        await visit.Go($"/procedures/{Procedure}");
        await visit.Press("申請をはじめる");
        return visit;
    }

    /// <summary>Puts another version of the procedure into force.</summary>
    public Task Publish(Func<string, string> change) => Ome.Pause(async () =>
    {
        var file = Path.Combine(folder, "ome", "procedures", Procedure + ".yaml");
        await File.WriteAllTextAsync(file, change(await File.ReadAllTextAsync(file)));
        var (code, said) = await HostProcess.Verb(Ome.Data, "publish", Path.Combine(folder, "ome"));
        Assert.True(code == 0, said);
    });

    private void Copy(string from, string path)
    {
        var to = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
