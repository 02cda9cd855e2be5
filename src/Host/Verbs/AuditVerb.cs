using SmartLocal.Kernel;
using SmartLocal.Platform.Audits;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class AuditVerb(AllAudits audits, TimeProvider clock) : IVerb
{
    public string Words => "audit";

    public string Help => "audit  holds everything that must always be true against the city, and names what is not";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        var found = await audits.Run(clock.NowInstant() - AllAudits.Settles, null, ct);
        foreach (var (audit, result) in found)
        {
            await output.WriteLineAsync($"{audit.Name}: {result.Looked} looked at, {(result.Wrong == 0 ? "sound" : $"{result.Wrong} WRONG")}");
            foreach (var wrong in result.Named) await output.WriteLineAsync($"  {wrong}");
        }

        return found.All(f => f.Result.Wrong == 0) ? 0 : 1;
    }
}
