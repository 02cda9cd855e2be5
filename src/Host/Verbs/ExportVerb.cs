using SmartLocal.Host.Backups;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class ExportVerb(Export export) : IVerb
{
    public string Words => "export";

    public string Help => "export --to DIR         everything in open formats: tables as JSON Lines, and the files; also while the city runs";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not ["--to", var target]) return 2;
        if (Directory.Exists(target))
        {
            await output.WriteLineAsync($"{target} exists already");
            return 1;
        }

        var (tables, rows, files) = await export.Write(Path.GetFullPath(target), ct);
        await output.WriteLineAsync($"exported {rows} rows of {tables} tables and {files} files; columns.json says what they mean");
        return 0;
    }
}
