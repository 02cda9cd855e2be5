using System.Reflection;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Tests.Architecture;

/// <summary>A verb of the city stands in one place, under one name.</summary>
public sealed class ActTests
{
    private static readonly IReadOnlyList<Type> Acts = [.. BuiltCity.Assemblies.SelectMany(a => a.GetTypes())
        .Where(t => !t.IsInterface && !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAct<>)))];

    [Fact]
    public void There_are_acts() => Assert.True(Acts.Count >= 10, "The tests of this class look at nothing");

    [Fact]
    public void An_act_is_named_by_its_module_and_its_verb() => Verdict.None(
        from act in Acts
        let kind = KindOf(act)
        let areas = BuiltCity.NamesOf(act.Assembly)
        where !areas.Any(area => IsNameOf(kind.Name, area, Words.Kebab(act.Name)))
        select $"{act.FullName} is performed as {kind.Name}; that name stands in the journal for ever and must be {string.Join('/', areas)}.{Words.Kebab(act.Name)}");

    [Fact]
    public void No_two_acts_have_the_same_name() => Verdict.None(Acts
        .GroupBy(a => KindOf(a).Name).Where(g => g.Count() > 1)
        .Select(g => $"{g.Key} is the name of {string.Join(" and ", g.Select(t => t.FullName))}"));

    [Fact]
    public void An_act_stands_in_a_file_of_its_own_name() => Verdict.None(
        from act in Acts
        let project = HousePlan.Projects.Single(p => p.Assembly == act.Assembly)
        where !Repository.Files(project.Folder, $"/{act.Name}.cs").Any()
        select $"{act.FullName}: give it the file {act.Name}.cs in {project.Folder}");

    [Fact]
    public void An_act_is_a_sealed_record() => Verdict.None(Acts
        .Where(a => !a.IsSealed || a.GetMethod("<Clone>$") is null)
        .Select(a => $"{a.FullName} must be a sealed record: its body is compared, its input never changes"));

    [Fact]
    public void An_act_that_others_ask_stands_in_contracts() => Verdict.None(Acts
        .Where(a => a.IsVisible && a.Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) is not true && a.Assembly != typeof(IAct<>).Assembly)
        .Select(a => $"{a.FullName} is public: move its input, refusals and result to Contracts"));

    [Fact]
    public void A_name_says_what_is_done_and_not_what_kind_of_class_it_is() => Verdict.None(
        from assembly in BuiltCity.Assemblies
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("SmartLocal.", StringComparison.Ordinal) is true
        let name = type.Name.Split('`')[0]
        from ending in new[] { "Service", "Manager", "Helper", "Helpers", "Repository", "Handler", "Command", "Query", "Dto", "Util", "Utils" }
        where name.EndsWith(ending, StringComparison.Ordinal) && name != ending
        select $"{type.FullName}: …{ending} says nothing of the city; name it after what it knows or does");

    /// <summary>PublishRelease is <c>releases.publish-release</c>, or <c>releases.publish</c>: what the area's name says already may be left out.</summary>
    private static bool IsNameOf(string name, string area, string verb) =>
        name == $"{area}.{verb}"
        || (name.StartsWith(area + ".", StringComparison.Ordinal) && verb.StartsWith(name[(area.Length + 1)..] + "-", StringComparison.Ordinal)
            && area.StartsWith(verb[(name.Length - area.Length)..], StringComparison.Ordinal));

    /// <summary>An act's kind depends on no input, so an act made of nothing has it.</summary>
    private static ActKind KindOf(Type act)
    {
        var maker = act.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != act)
            .OrderByDescending(c => c.GetParameters().Length).First();
        var nothing = maker.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null).ToArray();
        var made = maker.Invoke(nothing);
        return (ActKind)act.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAct<>))
            .GetProperty(nameof(IAct<>.Kind))!.GetValue(made)!;
    }
}
