using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Platform.Jobs;

/// <summary>The timetables of this city: the code's, or what <c>schedules.yaml</c> of the release in force has instead.</summary>
internal sealed class Schedules(IEnumerable<Schedule> known) : IReleasePart
{
    private const string File = "schedules.yaml";

    private volatile IReadOnlyDictionary<string, Timetable> own = new Dictionary<string, Timetable>(StringComparer.Ordinal);

    public Timetable TimetableOf(Schedule schedule) => own.GetValueOrDefault(schedule.Name) ?? schedule.Usual;

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[File] is not { } file) return [];
        try
        {
            return [.. Yaml.Read<SchedulesFile>(file.Text).Schedules.SelectMany(s => Check(s.Key, s.Value))];
        }
        catch (YamlException e)
        {
            return [new Finding(File, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) => own = files[File] is { } file
        ? Yaml.Read<SchedulesFile>(file.Text).Schedules.ToDictionary(s => s.Key, s => Timetable.Parse(s.Value)!, StringComparer.Ordinal)
        : new Dictionary<string, Timetable>(StringComparer.Ordinal);

    private IEnumerable<Finding> Check(string name, string timetable)
    {
        if (!known.Any(s => s.Name == name))
            yield return new(File, 1, $"There is no schedule '{name}'", $"Write one of {string.Join(", ", known.Select(s => s.Name).Order(StringComparer.Ordinal))}");
        if (Timetable.Parse(timetable) is null)
            yield return new(File, 1, $"'{timetable}' is no timetable of {name}", "Write daily 03:10, monday 08:30, business-day 09:00, first-business-day 09:00, last-business-day 17:00, or off");
        else if (timetable == "off" && name == SweepFiles.Kind.Name)
            yield return new(File, 1, $"{name} can't be off: it is what deletes the files of people who are gone", "Write another time");
    }
}

/// <summary>The shape of <c>schedules.yaml</c>.</summary>
internal sealed record SchedulesFile
{
    public Dictionary<string, string> Schedules { get; init; } = [];
}
