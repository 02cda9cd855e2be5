using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class CheckVerb(RunOptions options, ReleaseShelf shelf) : IVerb
{
    public string Words => "check";

    public string Help => "check [FOLDER]          every mistake in a city folder, with file, line and mend";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        var folder = arguments.Count > 0 ? arguments[0] : options.City;
        var files = CityFolder.Open(folder).Files;
        var findings = shelf.Check(files);
        foreach (var finding in findings) await output.WriteLineAsync(finding.ToString());
        var mistakes = findings.Count(f => !f.IsWarning);
        foreach (var line in shelf.Describe(files)) await output.WriteLineAsync(line);
        await output.WriteLineAsync($"{mistakes} mistakes, {findings.Count - mistakes} warnings in {folder}");
        return mistakes == 0 ? 0 : 1;
    }
}
