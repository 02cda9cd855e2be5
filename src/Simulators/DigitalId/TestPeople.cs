using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>The people of the demo whose cards the simulator reads, from the city folder.</summary>
internal sealed class TestPeople : IReleasePart
{
    private volatile IReadOnlyList<TestPerson> people = [];

    public IReadOnlyList<TestPerson> All => people;

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[TestPeopleFile.Path] is not { } file) return [];
        try
        {
            var read = Yaml.Read<TestPeopleFile>(file.Text).Residents;
            return [.. read.Where(p => p.Card.Length == 0 || p.Name.Length == 0).Select(p => new Finding(file.Path, 0, "A person has no card or no name", "Write card: a word of its own, and name:")),
                .. read.GroupBy(p => p.Card).Where(g => g.Count() > 1).Select(g => new Finding(file.Path, 0, $"Two persons have the card '{g.Key}'", "Give each her own"))];
        }
        catch (YamlException e)
        {
            return [new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) => people = files[TestPeopleFile.Path] is { } file ? Yaml.Read<TestPeopleFile>(file.Text).Residents : [];
}
