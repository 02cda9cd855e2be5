using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Tests.Architecture;

/// <summary>What stands in the journal is read for decades: entries.txt is the promise.</summary>
[Collection(nameof(BuiltCity))]
public sealed class EntryTests(BuiltCity city)
{
    private static readonly IReadOnlyList<Type> Entries =
        [.. BuiltCity.Assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.IsInterface && !t.IsAbstract && t.IsAssignableTo(typeof(IEntry)))];

    private static readonly MethodInfo ReadName = typeof(EntryTests).GetMethod(nameof(NameOf), BindingFlags.NonPublic | BindingFlags.Static, [])!;

    [Fact]
    public void There_are_entries() => Assert.True(Entries.Count >= 10, "The tests of this class look at nothing");

    [Fact]
    public void Every_entry_begins_with_its_module() => Verdict.None(
        from entry in Entries
        let names = BuiltCity.NamesOf(entry.Assembly)
        where !names.Any(n => NameOf(entry).StartsWith(n + ".", StringComparison.Ordinal))
        select $"{entry.FullName} is written as {NameOf(entry)}; begin with {string.Join(" or ", names.Select(n => n + "."))}");

    [Fact]
    public void No_two_entries_have_the_same_name() => Verdict.None(Entries
        .GroupBy(NameOf).Where(g => g.Count() > 1)
        .Select(g => $"{g.Key} is the name of {string.Join(" and ", g.Select(t => t.FullName))}"));

    [Fact]
    public void Every_entry_is_announced_by_its_module()
    {
        var announced = city.Services.GetServices<EntryKind>().Select(k => k.Type).ToHashSet();
        Verdict.None(Entries.Where(e => !announced.Contains(e))
            .Select(e => $"{e.FullName} is announced by no module: add .Entry<{e.Name}>() to its Configure"));
    }

    [Fact]
    public void Every_reaction_is_plugged_in()
    {
        var plugged = city.Services.GetServices<Reader>().Select(r => r.GetType().GetGenericArguments()[0]).ToList();
        var written = BuiltCity.Assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsInterface: false, IsAbstract: false })
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReaction<>)).Select(i => (t, i.GetGenericArguments()[0])))
            .ToList();
        Verdict.None(written.Where(w => written.Count(o => o.Item2 == w.Item2) > plugged.Count(p => p == w.Item2))
            .Select(w => $"{w.t.FullName} never runs: add .React<{w.Item2.Name}, {w.t.Name}>() to its module"));
    }

    [Fact]
    public void What_was_promised_to_the_readers_of_the_journal_is_kept() => Verdict.Kept("tests/Architecture/entries.txt", string.Concat(Entries
        .OrderBy(NameOf, StringComparer.Ordinal)
        .Select(e => $"{NameOf(e)} {{ {string.Join(", ", Shape(e).Select(p => $"{p.Name}: {p.Type}"))} }}\n")));

    private static IEnumerable<(string Name, string Type)> Shape(Type type) => new DefaultJsonTypeInfoResolver()
        .GetTypeInfo(type, CityJson.Options).Properties
        .Where(p => p.Get is not null && p.Name is not ("about" or "facts"))
        .Select(p => (p.Name, Word(p.PropertyType)));

    private static string Word(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Word(inner) + "?";
        if (type.IsEnum) return string.Join('|', Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (type.IsArray) return Word(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Word))}>" : type.Name;
    }

    private static string NameOf(Type entry) => (string)ReadName.MakeGenericMethod(entry).Invoke(null, null)!;

    private static string NameOf<TEntry>() where TEntry : IEntry => TEntry.Name;
}
