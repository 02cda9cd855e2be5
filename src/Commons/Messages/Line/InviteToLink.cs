using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Line;

/// <summary>Somebody on LINE is to be told how she connects her account.</summary>
/// <param name="Invitation">Which; her id lies there, sealed.</param>
internal sealed record InviteToLink(Guid Invitation) : IJob
{
    public static JobKind Kind { get; } = new("messages.invite-to-link", "messages.job.invite-to-link") { AtOnce = 4 };
}

/// <summary>
/// Asks LINE for a token for her and shows her a button that leads here with it. Repeated under the same key, with a fresh token, she
/// still reads it once.
/// </summary>
internal sealed class InvitingToLink(LineAccount account, Envelope envelope, SiteAddress site, IDbContextFactory<CityContext> contexts) : IWork<InviteToLink>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1), NextDay = TimeSpan.FromHours(12);

    public async Task<JobOutcome> Do(InviteToLink job, Working working, CancellationToken ct)
    {
        var id = LineInvitationId.From(job.Invitation);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<LineInvitation>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invitation) return JobOutcome.Done;
        if (account.Way() is not { Client: { } line } || site.Value is not { } at) return JobOutcome.WaitFor("messages.line.waits-for-account", Soon);
        if (!LineUserId.TryParse(envelope.PersonOf(invitation), out var person)) return JobOutcome.GiveUp("messages.line-person-unreadable");
        if (!(await line.LinkToken(person, ct)).Try(out var token, out var no)) return After(no);
        var told = await line.Push(person, envelope.Invitation(at, token), job.Invitation, ct);
        return told is LineOutcome.Accepted ? JobOutcome.DoneBy(new ForgetInvitation(id)) : After(told);
    }

    private static JobOutcome After(LineOutcome no) => no switch
    {
        LineOutcome.QuotaSpent => JobOutcome.WaitFor("messages.line.waits-for-month", NextDay),
        LineOutcome.Refused { IsAboutUs: true } => JobOutcome.WaitFor("messages.line.waits-for-account", Soon),
        LineOutcome.Refused refused => JobOutcome.GiveUp("messages.line-" + refused.Code.ToString(CultureInfo.InvariantCulture)),
        LineOutcome.Later later => JobOutcome.Fail("messages.line-" + later.Code.ToString(CultureInfo.InvariantCulture)),
        _ => JobOutcome.Fail("messages.line-strange"),
    };
}
