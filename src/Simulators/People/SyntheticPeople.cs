using SmartLocal.Kernel;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using YamlDotNet.Core;

namespace SmartLocal.Simulators.People;

/// <summary>The residents of a simulated city, made of the parts of names in the city folder. The same number is always the same person.</summary>
internal sealed class SyntheticPeople(Towns towns, SystemCity system) : IReleasePart, ISimulatedPeople
{
    private const int Oldest = 90, Youngest = 18;
    private const string Answer = "answer";

    private static readonly string[] Occasions = [Answer, "correction", "refusal", "reply", "send-back"];

    private readonly Dictionary<int, SimulatedResident> known = [];
    private volatile SyntheticNames names = new();

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[SyntheticNames.Path] is not { } file) return [];
        try
        {
            var read = SyntheticNames.Read(file);
            return [.. Occasions.Where(o => read.Phrases.GetValueOrDefault(o) is not { Count: > 0 } said || (o == Answer && said.Distinct(StringComparer.Ordinal).Count() < 2))
                    .Select(o => new Finding(file.Path, 0, $"Nobody knows what to say on the occasion '{o}'", $"Write under phrases: {o}: [at least one sentence; of answers two that differ]")),
                .. read.Families.Concat(read.Givens)
                .Where(n => PersonName.Of(n.Name, n.Name).IsRefused || KanaName.Of(n.Kana, n.Kana).IsRefused)
                .Select(n => new Finding(file.Path, 0, $"'{n.Name}' with '{n.Kana}' is no part of a name", "Write name: and kana:, the one as it is written, the other in katakana"))];
        }
        catch (YamlException e)
        {
            return [new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) => names = files[SyntheticNames.Path] is { } file ? SyntheticNames.Read(file) : new();

    public IReadOnlyList<string> Phrases(string kind) => names.Phrases.TryGetValue(kind, out var said) && said.Count > 0
        ? said
        : throw new InvalidOperationException($"{SyntheticNames.Path} says nothing under phrases: {kind}");

    public bool Any => names is { Families.Count: > 0, Givens.Count: > 0 };

    public async Task<SimulatedResident> Resident(int number, CancellationToken ct)
    {
        if (known.TryGetValue(number, out var before)) return before;
        var mail = $"resident-{number}@{names.MailDomain}";
        var account = (await system.City.Perform(new OpenDemoSession(mail), ct)).Value.Account;
        return known[number] = Made(number, mail, SimulatedDay.HolderOf(account.Value));
    }

    private SimulatedResident Made(int number, string mail, Actor actor)
    {
        var chance = new Random(number);
        var (family, given) = (names.Families[chance.Next(names.Families.Count)], names.Givens[chance.Next(names.Givens.Count)]);
        var town = towns.Directory.Towns[chance.Next(towns.Directory.Towns.Count)];
        return new SimulatedResident(
            actor,
            PersonName.Of(family.Name, given.Name).Value,
            KanaName.Of(family.Kana, given.Kana).Value,
            towns.Directory.Match($"{town}{chance.Next(1, 1000)}-{chance.Next(1, 30)}").Value.ToString(),
            $"{names.AreaCode}-0{chance.Next(10)}-{chance.Next(10_000):0000}", // no subscriber's number begins with 0
            mail,
            new DateOnly(2026, 1, 1).AddDays(-chance.Next(Youngest * 365, Oldest * 365)));
    }
}

/// <summary>The shape of <c>demo/simulation.yaml</c>.</summary>
internal sealed record SyntheticNames
{
    public const string Path = "demo/simulation.yaml";

    public List<NamePart> Families { get; init; } = [];
    public List<NamePart> Givens { get; init; } = [];

    /// <summary>Under which its people read mail: a reserved one.</summary>
    public string MailDomain { get; init; } = "city.example";

    /// <summary>With which its telephone numbers begin.</summary>
    public string AreaCode { get; init; } = "03";

    /// <summary>What people say, by occasion.</summary>
    public Dictionary<string, List<string>> Phrases { get; init; } = [];

    public static SyntheticNames Read(ReleaseFile file) => Yaml.Read<SyntheticNames>(file.Text);
}

internal sealed record NamePart
{
    public string Name { get; init; } = "";
    public string Kana { get; init; } = "";
}
