using System.Diagnostics;

namespace SmartLocal.Tests.Counterparts;

/// <summary>Counterparts that others have written (tests/peers), installed from their lock file when the first test of a suite asks.</summary>
internal static class Peers
{
    private static readonly string Root = FindRoot();
    private static readonly string Sources = Path.Combine(Root, "tests", "peers");
    private static readonly Lazy<Task<string>> Installed = new(Install);

    /// <summary>Starts a script of tests/peers; its output is the caller's to read.</summary>
    public static async Task<Process> Start(string script, params string[] arguments) => Process.Start(new ProcessStartInfo("node", [script, .. arguments])
    {
        WorkingDirectory = await Installed.Value, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    /// <summary>Runs a script to its end: what it said.</summary>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        using var node = await Start(script, arguments);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await node.WaitForExitAsync(patience.Token);
        return node.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"{script} ended with {node.ExitCode}: {await errors}");
    }

    private static async Task<string> Install()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "out", "peers")).FullName;
        foreach (var file in Directory.EnumerateFiles(Sources)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var stamp = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(stamp) && File.GetLastWriteTimeUtc(stamp) > File.GetLastWriteTimeUtc(Path.Combine(Sources, "package-lock.json"))) return folder;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (said, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, await said + await errors);
        return folder;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SmartLocal.slnx")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new InvalidOperationException("The tests run outside the repository");
        return folder;
    }
}
