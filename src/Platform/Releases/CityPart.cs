using YamlDotNet.Core;

namespace SmartLocal.Platform.Releases;

/// <summary>The city's own facts and its towns.</summary>
internal sealed class CityPart(CityFacts facts, Towns towns) : IReleasePart
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
    }

    public void Take(ReleaseFiles files)
    {
        facts.Take(Yaml.Read<CityFile>(files["city.yaml"]!.Text));
        towns.Take(files["towns.csv"]?.Text, facts.Municipality);
    }
}
