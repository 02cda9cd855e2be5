using System.Diagnostics;

namespace SmartLocal.City.Tests.World;

/// <summary>A C file of tests/City/Crash as a library that stands between the host and its disk.</summary>
public static class Preloaded
{
    /// <summary>Compiles it into the folder; the path of the library, for LD_PRELOAD.</summary>
    public static async Task<string> Compile(string name, string folder)
    {
        var library = Path.Combine(folder, $"{name}.so");
        using var compiler = Process.Start("gcc", ["-O2", "-shared", "-fPIC", "-o", library, Path.Combine(Repository.Root, "tests", "City", "Crash", $"{name}.c"), "-ldl"]);
        await compiler.WaitForExitAsync();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
