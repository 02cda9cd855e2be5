namespace SmartLocal.Tests.Architecture;

/// <summary>The house stands as <see cref="HousePlan"/> draws it.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Every_project_stands_in_its_place_of_the_house()
    {
        var misplaced = HousePlan.Projects
            .Where(p => !HousePlan.Modules.TryGetValue(p.Name, out var place) || place.Folder != p.Folder)
            .Select(p => HousePlan.Modules.TryGetValue(p.Name, out var place) ? $"{p.Name} stands in {p.Folder}; move it to {place.Folder}" : $"{p.Name} stands in no row of HousePlan.cs; give it its place");
        Verdict.None(misplaced);
    }

    [Fact]
    public void A_project_declares_only_what_it_may_see() => Verdict.None(
        from project in HousePlan.Projects
        from reference in project.References
        where HousePlan.Modules.TryGetValue(project.Name, out var place) && !place.Sees.Contains(reference)
        select $"{project.Folder}/{project.Name}.csproj references {reference}, which it must not see: move what both need to an earlier row, or offer a socket");

    [Fact]
    public void A_project_uses_only_what_it_may_see() => Verdict.None(
        from project in HousePlan.Projects
        from used in project.Assembly.GetReferencedAssemblies()
        where used.Name!.StartsWith("SmartLocal.", StringComparison.Ordinal)
        let name = used.Name!["SmartLocal.".Length..]
        where HousePlan.Modules.TryGetValue(project.Name, out var place) && !place.Sees.Contains(name)
        select $"{project.Name} uses types of {name}, which it must not see: move what both need to an earlier row, or offer a socket");

    [Theory]
    [InlineData("Kernel")]
    [InlineData("Feel")]
    public void The_kernel_and_the_language_stand_on_nothing_but_the_runtime(string name)
    {
        var pure = HousePlan.Projects.Single(p => p.Name == name);
        Verdict.None(pure.Packages.Select(p => $"{name} takes the package {p}: what needs it belongs into Platform or later"));
        Verdict.None(pure.Assembly.GetReferencedAssemblies()
            .Where(a => !a.Name!.StartsWith("System.", StringComparison.Ordinal) && a.Name is not "System" and not "netstandard")
            .Select(a => $"{name} uses {a.Name}: it is pure C#"));
    }

    [Fact]
    public void The_solution_lists_every_project()
    {
        var solution = Repository.Read("SmartLocal.slnx");
        Verdict.None(Repository.Files("", ".csproj").Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal))
            .Select(p => $"{p} is not in SmartLocal.slnx; add it there"));
    }
}
