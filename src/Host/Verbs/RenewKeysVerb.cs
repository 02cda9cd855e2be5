using SmartLocal.Host.Migrations;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class RenewKeysVerb(Upgrading upgrading, KeyRenewal renewal) : IVerb
{
    public string Words => "keys renew";

    public bool Writes => true;

    public string Help => "keys renew              new keys for personal values, and every value sealed anew under them";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments.Count > 0) return 2;
        await upgrading.Upgrade(ct);
        var (key, all, done) = await renewal.Run(ct);
        await output.WriteLineAsync($"data key {key} is in force and seals {done} of {all} personal values; the wrapping key is new: back up before anything else");
        return done == all ? 0 : 1;
    }
}
