using SmartLocal.Host.Verbs;
using Xunit.Abstractions;

namespace SmartLocal.Modules.Tests.Feel;

/// <summary>The cases of DMN's compatibility kit, where the folder lies beside the repository.</summary>
public sealed class KitTests(ITestOutputHelper output)
{
    /// <summary>Of the cases of level 3. What doesn't pass calls functions written in Java, which this library never does.</summary>
    private const decimal Least = 0.95m;

    [KitFact]
    public void Every_case_of_level_2_passes()
    {
        var cases = Run("compliance-level-2");
        Assert.NotEmpty(cases);
        Assert.All(cases, c => Assert.True(c.Verdict == FeelVerdict.Passed, $"{c.File} {c.Name}: {c.Reason}"));
    }

    [KitFact]
    public void Nearly_every_case_of_level_3_passes_and_what_does_not_calls_java()
    {
        var cases = Run("compliance-level-3");
        Assert.NotEmpty(cases);
        var passed = cases.Count(c => c.Verdict == FeelVerdict.Passed);
        Assert.True(passed >= cases.Count * Least, $"{passed} of {cases.Count} pass");
    }

    private List<FeelCase> Run(string level)
    {
        var cases = FeelKit.Run(Path.Combine(KitFactAttribute.Folder!, level)).ToList();
        foreach (var one in cases.Where(c => c.Verdict != FeelVerdict.Passed)) output.WriteLine($"{one.File} {one.Name} {one.Verdict}: {one.Reason}");
        output.WriteLine($"{level}: {cases.Count(c => c.Verdict == FeelVerdict.Passed)} of {cases.Count} pass");
        return cases;
    }
}

/// <summary>Skipped, and says so, where the kit isn't there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KitFactAttribute : FactAttribute
{
    public static string? Folder { get; } = Find();

    public override string? Skip
    {
        get => Folder is null ? "DMN's compatibility kit isn't beside the repository (data/dmn-tck in a folder called shared): its cases aren't run" : null;
        set => throw new NotSupportedException($"Only the missing kit is a reason, not {value}");
    }

    /// <summary>Beside the repository, or beside the folder that its working trees lie in.</summary>
    private static string? Find()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at.TrimEnd('/')))
            if (Path.Combine(at, "shared", "data", "dmn-tck") is var folder && Directory.Exists(folder)) return folder;
        return null;
    }
}
