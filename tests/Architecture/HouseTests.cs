using System.Reflection;
using SmartLocal.Platform.Modules;
using Module = SmartLocal.Platform.Modules.Module;

namespace SmartLocal.Tests.Architecture;

/// <summary>What is compiled is what is served.</summary>
public sealed class HouseTests
{
    [Fact]
    public void Every_module_is_assembled_by_the_host() => Verdict.None(BuiltCity.Assemblies
        .SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Module)))
        .Where(t => BuiltCity.Modules.All(m => m.GetType() != t))
        .Select(t => $"{t.FullName} is in no row of src/Host/House.cs; nobody can reach it"));

    [Fact]
    public void A_module_comes_after_every_module_that_it_sees()
    {
        var order = BuiltCity.Modules.Select(m => m.GetType().Assembly).ToList();
        Verdict.None(
            from module in BuiltCity.Modules.Select((m, at) => (m, at))
            let own = module.m.GetType().Assembly
            where own.GetName().Name != "smartlocal"
            from seen in own.GetReferencedAssemblies().Select(a => order.FindIndex(o => o.GetName().Name == a.Name))
            where seen > module.at
            select $"{module.m.Name} stands before {BuiltCity.Modules[seen].Name} in src/Host/House.cs and uses it; move it below");
    }

    [Fact]
    public void No_two_modules_have_the_same_name() => Verdict.None(BuiltCity.Modules
        .GroupBy(m => m.Name).Where(g => g.Count() > 1)
        .Select(g => $"{g.Count()} modules are called {g.Key}: entries, tables and texts of both would mix"));

    [Fact]
    public void Every_module_has_half_a_page_about_itself() => Verdict.None(HousePlan.Projects
        .Where(p => p.Assembly.GetTypes().Any(t => t.IsSubclassOf(typeof(Module))))
        .Where(p => p.Name is not "Host" && !File.Exists(Path.Combine(Repository.Root, p.Folder, "README.md")))
        .Select(p => $"{p.Folder} has no README.md: what it is, its words, who calls it, the facts it gives the plan"));

    [Fact]
    public void The_inside_of_a_module_is_opened_to_tests_alone() => Verdict.None(
        from assembly in BuiltCity.Assemblies
        from friend in assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
        where !friend.AssemblyName.EndsWith(".Tests", StringComparison.Ordinal) && friend.AssemblyName != "SmartLocal.Benchmarks"
        select $"{assembly.GetName().Name} opens its internals to {friend.AssemblyName}: make the one thing it needs a contract");
}
