using SmartLocal.Platform.Maps;
using YamlDotNet.Core;

namespace SmartLocal.Platform.Releases;

/// <summary>The city's own facts, its towns and its map.</summary>
internal sealed class CityPart(CityFacts facts, Towns towns, CityMap map) : IReleasePart
{
    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files["city.yaml"] is not { } file)
        {
            yield return new("city.yaml", 0, "The city has no city.yaml", "Write name, nameEn, code and phone in it");
            yield break;
        }

        Finding? unreadable = null;
        CityFile? read = null;
        try
        {
            read = Yaml.Read<CityFile>(file.Text);
        }
        catch (YamlException e)
        {
            unreadable = new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML");
        }

        if (unreadable is not null) yield return unreadable;
        if (read is null) yield break;
        if (read.Name.Length == 0) yield return new(file.Path, 1, "The city has no name", "Write name: ○○市");
        if (read.Code.Length != 6) yield return new(file.Path, 1, "The code has not six digits", "Write code: the 全国地方公共団体コード with its check digit");
        if (read.Phone.Length == 0) yield return new(file.Path, 1, "The city has no telephone number", "Write phone: the number of the city hall; who can't use the screen needs it");
        if (read.StaffSecondFactor is not ("offered" or "required")) yield return new(file.Path, 1, $"staffSecondFactor is '{read.StaffSecondFactor}'", "Write offered, or required where staff must have a passkey or codes beside the password");
        foreach (var day in read.ClosedEveryYear)
            if (CityFacts.ParseDay(day) is null) yield return new(file.Path, 1, $"'{day}' is not a day of a year", "Write it as 12-29");
        foreach (var finding in read.Map?.Check(file.Path) ?? []) yield return finding;
        if (BoundaryOf(files, out var wrong) is null && wrong is not null) yield return new(Boundary.File, 0, $"The boundary can't be read: {wrong}", "Write the city's polygon as GeoJSON (RFC 7946), or leave the file out");
    }

    public void Take(ReleaseFiles files)
    {
        var file = Yaml.Read<CityFile>(files["city.yaml"]!.Text);
        facts.Take(file);
        towns.Take(files["towns.csv"]?.Text, facts.Municipality);
        map.Take(file, BoundaryOf(files, out _), files["towns.csv"] is null ? null : towns.Directory);
    }

    private static Boundary? BoundaryOf(ReleaseFiles files, out string? wrong)
    {
        wrong = null;
        try
        {
            return files[Boundary.File] is { } drawn ? Boundary.Read(drawn.Text) : null;
        }
        catch (FormatException e)
        {
            wrong = e.Message;
            return null;
        }
    }
}
