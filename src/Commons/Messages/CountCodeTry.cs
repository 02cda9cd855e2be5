using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages;

/// <summary>
/// A resident types the code that was sent to her number: counted, and kept whatever <see cref="ConfirmPhone"/> says of the code. An act of
/// its own and before it, so that a wrong code counts and nobody types a thousand at the same moment.
/// </summary>
internal sealed record CountCodeTry : IAct<Done>
{
    /// <summary>No code waits for her: it is too old, was typed too often, or was never asked for.</summary>
    public static readonly RefusalKind CodeOver = new("messages.code-over", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.count-code-try", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var account = acting.Actor.Id;
        await Turns.Wait(acting, AskedNumber.TurnOf(account, acting.Get<Vault>()), ct);
        var asked = await acting.Db.Set<AskedNumber>().AsTracking().SingleOrDefaultAsync(a => a.Account == account, ct);
        if (asked?.IsOpen(acting.Now) is not true) return CodeOver.Of("phone");
        asked.Try();
        acting.Record(new CodeTried(account));
        return Done.Yes;
    }
}
