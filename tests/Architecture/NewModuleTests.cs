using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using SmartLocal.Host.Verbs;

namespace SmartLocal.Tests.Architecture;

/// <summary><c>./smartlocal new-module</c> makes the next module look like the others.</summary>
public sealed class NewModuleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("new-module-").FullName;

    [Fact]
    public void A_new_module_has_every_part_of_the_anatomy_and_nothing_left_to_fill_in()
    {
        var files = Template("Community/Facilities").Files(7).ToDictionary(f => f.File, f => f.Text);
        string[] anatomy =
        [
            "Facilities.csproj", "README.md", "FacilitiesModule.cs", "Contracts/FacilityId.cs", "Contracts/Entries.cs", "Contracts/RegisterFacility.cs",
            "Facility.cs", "RegisterFacility.cs", "CloseFacility.cs", "FacilitiesTables.cs", "FacilitiesApi.cs", "Pages/FacilitiesPages.cs", "Pages/ListPage.razor",
            "FacilitiesText.ja.json", "FacilitiesText.easy.json", "FacilitiesText.en.json",
        ];
        Assert.All(anatomy, part => Assert.Contains("src/Community/Facilities/" + part, files.Keys));
        Assert.Contains("tests/Modules/Facilities/FacilityTests.cs", files.Keys);
        Assert.Contains("src/Host/Migrations/Sqlite/0007_facilities.sql", files.Keys);
        Assert.Contains("src/Host/Migrations/Postgres/0007_facilities.sql", files.Keys);
        Assert.All(files, file => Assert.DoesNotContain("__", file.Key + file.Value, StringComparison.Ordinal));
        Assert.All(files.Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal)), f => JsonDocument.Parse(f.Value).Dispose());
        Assert.All(files, file => Assert.True(file.Value.EndsWith('\n') && !file.Value.EndsWith("\n\n", StringComparison.Ordinal), file.Key));
    }

    [Fact]
    public void A_new_module_is_entered_in_solution_host_and_house()
    {
        foreach (var file in new[] { "SmartLocal.slnx", "src/Host/Host.csproj", "src/Host/House.cs" }) Copy(file);
        foreach (var project in HousePlan.Projects) Directory.CreateDirectory(Path.Combine(folder, project.Folder));
        Assert.True(Template("Community/Lanterns").Write(folder, TextWriter.Null));

        Assert.Contains(XDocument.Load(Path.Combine(folder, "SmartLocal.slnx")).Descendants("Project"), p => p.Attribute("Path")!.Value == "src/Community/Lanterns/Lanterns.csproj");
        Assert.Contains(XDocument.Load(Path.Combine(folder, "src/Host/Host.csproj")).Descendants("ProjectReference"), p => p.Attribute("Include")!.Value == "../Community/Lanterns/Lanterns.csproj");
        var house = File.ReadAllText(Path.Combine(folder, "src/Host/House.cs"));
        Assert.Contains("using SmartLocal.Lanterns;\n", house, StringComparison.Ordinal);
        Assert.True(house.IndexOf("new LanternsModule()", StringComparison.Ordinal) > house.IndexOf("new PlatformModule()", StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_that_is_there_already_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(folder, "src/Community/Lanterns"));
        Assert.False(Template("Community/Lanterns").Write(folder, TextWriter.Null));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "src/Community/Lanterns")));
    }

    [Theory]
    [InlineData("Lanterns")]
    [InlineData("Kitchen/Lanterns")]
    [InlineData("Community/lanterns")]
    [InlineData("Community/../../Lanterns")]
    public void A_place_outside_the_house_is_refused_with_what_to_write_instead(string path)
    {
        var (template, mistake) = ModuleTemplate.For(path, null);
        Assert.Null(template);
        Assert.NotEmpty(mistake!);
    }

    /// <summary>Builds a copy of the whole tree, which takes minutes: in <c>./test --deep</c>.</summary>
    [Fact]
    public void A_new_module_builds_without_a_warning_and_passes_its_tests()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP"))) return;
        foreach (var file in Repository.Files("").Where(f => !f.StartsWith("docs/", StringComparison.Ordinal) || f == "docs/openapi.json")) Copy(file);
        Assert.True(Template("Community/Lanterns").Write(folder, TextWriter.Null));
        Run("build", "tests/Modules", "-v", "q", "--nologo", "-p:UseSharedCompilation=false");
        Run("test", "tests/Modules", "--no-build", "--nologo", "--filter", "FullyQualifiedName~LanternTests|FullyQualifiedName~MigrationsTests");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ModuleTemplate Template(string path) => ModuleTemplate.For(path, null).Template!;

    private void Copy(string file)
    {
        var to = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(Path.Combine(Repository.Root, file), to);
    }

    private void Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", words) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', words)} says:\n{output}\n{errors.GetAwaiter().GetResult()}");
        Assert.DoesNotContain("No test matches", output, StringComparison.Ordinal);
    }
}
