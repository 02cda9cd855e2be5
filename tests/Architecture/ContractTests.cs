using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace SmartLocal.Tests.Architecture;

/// <summary>Public is a promise, and a promise is written down.</summary>
public sealed class ContractTests
{
    private static readonly string[] Promises = ["Kernel", "Feel", "Platform", "Forms"];

    [Fact]
    public void Every_promise_has_a_summary() => Verdict.None(HousePlan.Projects.SelectMany(Silent));

    private static IEnumerable<string> Silent(Project project)
    {
        var said = Summaries(project);
        var models = VisibilityTests.PageModels(project.Assembly);
        foreach (var type in project.Assembly.GetExportedTypes())
        {
            if (typeof(IComponent).IsAssignableFrom(type) || models.Contains(type) || VisibilityTests.IsGenerated(type)) continue;
            if (!Promises.Contains(project.Name) && type.Namespace?.Split('.').Contains("Contracts") is not true && type.BaseType?.Name != "Module") continue;
            var name = type.FullName!.Replace('+', '.');
            if (!said.Contains("T:" + name)) yield return $"{name} is public without a summary: say what it guarantees, in which units, from which source";
            foreach (var member in Members(type).GroupBy(m => m.Name))
            {
                var asked = $"{Letter(member.First())}:{name}.{member.Key.Replace('.', '#')}";
                var spoken = said.Count(s => s == asked || s.StartsWith(asked + "(", StringComparison.Ordinal) || s.StartsWith(asked + "``", StringComparison.Ordinal));
                if (spoken < member.Count()) yield return $"{name}.{member.Key} is public without a summary (or <inheritdoc/>)";
            }
        }
    }

    /// <summary>The members that somebody wrote: not those of a record's first line, which its params describe, nor the compiler's.</summary>
    private static IEnumerable<MemberInfo> Members(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var firstLine = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet();
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        return type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is MethodInfo or PropertyInfo or FieldInfo)
            .Where(m => m is not MethodInfo { IsSpecialName: true } || m.Name is "op_Implicit" or "op_Explicit")
            .Where(m => m.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !m.Name.StartsWith('<'))
            .Where(m => !(isRecord && m is PropertyInfo && firstLine.Contains(m.Name)) && !(isRecord && m.Name is "EqualityContract" or "Deconstruct"));
    }

    private static HashSet<string> Summaries(Project project) => XDocument
        .Load(Path.ChangeExtension(project.Assembly.Location, ".xml"))
        .Descendants("member").Where(m => m.Elements().Any()).Select(m => m.Attribute("name")!.Value).ToHashSet();

    private static char Letter(MemberInfo member) => member switch { MethodInfo => 'M', PropertyInfo => 'P', _ => 'F' };
}
