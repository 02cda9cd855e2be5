using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class FeelTckVerb : IVerb
{
    public string Words => "feel tck";

    public string Help => "feel tck DIR            runs the cases of a folder of DMN's compatibility kit, and names those that don't pass";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not [var folder]) return 2;
        if (!Directory.Exists(folder))
        {
            await output.WriteLineAsync($"There is no folder {folder}");
            return 2;
        }

        var counts = new int[3];
        foreach (var one in FeelKit.Run(folder))
        {
            ct.ThrowIfCancellationRequested();
            counts[(int)one.Verdict]++;
            if (one.Verdict != FeelVerdict.Passed) await output.WriteLineAsync($"{one.File} {one.Name} {one.Verdict}: {one.Reason}");
        }

        await output.WriteLineAsync($"{counts[0]} passed, {counts[1]} failed, {counts[2]} errors");
        return counts[1] + counts[2] == 0 ? 0 : 1;
    }
}
