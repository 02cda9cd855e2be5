using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Line;

/// <summary>Somebody on LINE has been told how she connects her account: her id is kept no longer.</summary>
internal sealed record ForgetInvitation(LineInvitationId Invitation) : IAct<Done>
{
    public static readonly RefusalKind Forgotten = new("messages.line-invitation-forgotten", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("messages.forget-invitation", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<LineInvitation>().Where(i => i.Id == Invitation).ExecuteDeleteAsync(ct) == 0) return Forgotten.Because();
        acting.Record(new LineInvited(Invitation.Value));
        return Done.Yes;
    }
}
