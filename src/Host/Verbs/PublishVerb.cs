using SmartLocal.Host.Migrations;
using SmartLocal.Platform;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Host.Verbs;

internal sealed class PublishVerb(
    RunOptions options, ReleaseShelf shelf, SystemCity system, Upgrading upgrading, TextCatalogue catalogue) : IVerb
{
    public string Words => "publish";

    public bool Writes => true;

    public string Help => "publish [FOLDER]        puts a checked city folder in force (not while ./run has the data folder open)";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        await upgrading.Upgrade(ct);
        var files = CityFolder.Open(arguments.Count > 0 ? arguments[0] : options.City).Files;
        foreach (var finding in shelf.Check(files).Where(f => !f.IsWarning)) await output.WriteLineAsync(finding.ToString());
        if ((await shelf.Publish(system.City, files, ct)).Try(out var release, out var no))
        {
            await output.WriteLineAsync($"published {files.All.Count} files as release {release.Value} ({files.Hash[..12]})");
            return 0;
        }

        await output.WriteLineAsync(new Text(catalogue, Language.En).Of(no).Plain);
        return 1;
    }
}
