using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class JournalVerifyVerb(JournalVerification verification) : IVerb
{
    public string Words => "journal verify";

    public string Help => "journal verify [--anchor]  reads the whole journal and names the first entry that is not what it was";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        var verdict = await verification.Run(arguments.Contains("--anchor"), ct);
        if (verdict.FirstBad is { } bad)
        {
            var place = verdict.LastBad == bad ? $"at entry {bad}" : $"between entries {bad} and {verdict.LastBad}";
            await output.WriteLineAsync($"BROKEN {place}: {verdict.Fault}; the {verdict.Sealed} entries before it are as they were sealed");
            return 1;
        }

        await output.WriteLineAsync($"intact: {verdict.Sealed} entries sealed, {verdict.Erased} of them erased, {verdict.Unsealed} not yet sealed");
        return 0;
    }
}
