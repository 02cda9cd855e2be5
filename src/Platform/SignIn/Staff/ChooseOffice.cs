using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>Whoever holds posts in several offices (兼務) says for which of them she acts now: its matters, and what her post there allows.</summary>
/// <param name="Session">The secret of her session.</param>
/// <param name="Office">Code of the office.</param>
internal sealed record ChooseOffice(string Session, string Office) : IAct<Done>
{
    public static readonly RefusalKind NoPost = new("sign-in.no-post-there", RefusalReason.NotAllowed);

    public ActKind Kind { get; } = new("sign-in.choose-office", Permission.AnyStaff);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var posts = new List<HeldPost>();
        foreach (var source in acting.All<IRightsSource>()) posts.AddRange(await source.PostsOf(acting.Db, acting.Actor.Id, acting.Now.TokyoDate, ct));
        if (!posts.Any(p => p.Office == Office)) return NoPost.Of("office");
        var digest = Secret.Digest(Session);
        var session = await acting.Db.Set<SessionRow>().AsTracking().SingleAsync(s => s.Digest == digest && s.Subject == acting.Actor.Id, ct);
        session.Office = Office;
        acting.Record(new OfficeChosen(acting.Actor.Id, Office));
        return Done.Yes;
    }
}

/// <summary>A member of staff acts for another of her offices from now on.</summary>
public sealed record OfficeChosen(Guid Staff, string Office) : IEntry
{
    static string IEntry.Name => "sign-in.office-chosen";

    /// <inheritdoc/>
    public Guid About => Staff;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office)];
}
