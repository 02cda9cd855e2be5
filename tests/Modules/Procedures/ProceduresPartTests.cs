using System.Text;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Organisation;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

public sealed class ProceduresPartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("part-").FullName;
    private readonly ReleaseFiles ome = TestCity.Files;

    [Fact]
    public void Ome_has_no_mistake() => Assert.DoesNotContain(Part().Check(ome), f => !f.IsWarning);

    [Fact]
    public void A_file_is_named_as_its_procedure_and_no_code_stands_twice()
    {
        var again = new ReleaseFile("procedures/other.yaml", "ome", Encoding.UTF8.GetBytes(Subsidy.Yaml));
        var mistakes = Part().Check(new ReleaseFiles(ome.All.Append(again))).Where(f => !f.IsWarning).ToList();
        Assert.All(mistakes, m => Assert.Equal(("procedures/other.yaml", 1), (m.Path, m.Line)));
        Assert.Equal(
            ["The file is not named as its procedure namagomi-kiki-hojokin", "The code o-083 is that of procedures/namagomi-kiki-hojokin.yaml too"],
            mistakes.Select(m => m.What));
    }

    [Fact]
    public void A_mistake_in_the_categories_is_found_at_its_line()
    {
        var files = new ReleaseFiles(ome.All.Select(f => f.Path == "categories.yaml"
            ? new ReleaseFile(f.Path, f.Layer, Encoding.UTF8.GetBytes("categories:\n  - id: くらし\n    name: { ja: くらし }\n    lead: { ja: こと }\n"))
            : f));
        Assert.Contains(Part().Check(files), f => f is { Path: "categories.yaml", Line: 2, IsWarning: false });
    }

    [Theory]
    [InlineData("route: section-head", "route: mayor", "The office 'seiso-recycle' has no post 'mayor'")]
    [InlineData("office: seiso-recycle", "office: nowhere", "There is no office 'nowhere'")]
    public void A_route_without_a_post_is_found_at_its_line(string written, string wrong, string what)
    {
        var text = Subsidy.Yaml.Replace(written, wrong, StringComparison.Ordinal);
        var files = new ReleaseFiles(ome.All.Select(f => f.Path == Subsidy.Path ? f.WithText(f.Text.Replace(written, wrong, StringComparison.Ordinal)) : f));
        var found = Assert.Single(Part().Check(files), f => !f.IsWarning);
        Assert.Equal((Subsidy.Path, Array.FindIndex(text.Split('\n'), l => l.Contains(wrong, StringComparison.Ordinal)) + 1, what), (found.Path, found.Line, found.What));
        Assert.Contains(wrong.Contains("mayor", StringComparison.Ordinal) ? "section-head" : "shimin", found.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_files_seed_no_offices_nothing_is_said_of_routes() =>
        Assert.DoesNotContain(Part().Check(new ReleaseFiles(ome.All.Where(f => f.Path != "demo/organisation.yaml"))), f => !f.IsWarning);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ProceduresPart Part() =>
        new(new ProcedureCatalogue(new DataFolder(folder), new Lazy<ReleaseShelf>(() => throw new InvalidOperationException()), new Confirmations()), [new SeededPosts()]);
}
