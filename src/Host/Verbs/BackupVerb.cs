using SmartLocal.Host.Backups;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class BackupVerb(DataFolder folder, Backup backup) : IVerb
{
    public string Words => "backup";

    public string Help => "backup --to DIR         database, files and keys as one set, also while the city runs";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not ["--to", var target]) return 2;
        if (Path.GetFullPath(target).StartsWith(Path.TrimEndingDirectorySeparator(folder.File("")) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            await output.WriteLineAsync($"{target} lies in the data folder, and would be lost with it");
            return 1;
        }

        if (Directory.Exists(target))
        {
            await output.WriteLineAsync($"{target} exists already; a set is never written over");
            return 1;
        }

        var set = await backup.Write(Path.GetFullPath(target), ct);
        await output.WriteLineAsync(
            $"backed up {set.Files.Count} files, {set.Files.Sum(f => f.Size) / 1_000_000} MB, with the journal up to entry {set.JournalHead}. " +
            "It holds the keys: keep it where the keys may be");
        return 0;
    }
}
