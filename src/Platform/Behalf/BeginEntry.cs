using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>
/// A clerk begins to type in for a person what she says or writes (代理入力): for whoever reads mail at exactly this address, or for
/// somebody without an account, by her name. It holds for today; the person reads who did it and why.
/// </summary>
/// <param name="Mail">The address of her account; empty where she has none.</param>
/// <param name="Name">Her name.</param>
/// <param name="Medium">counter, phone or post.</param>
/// <param name="Reason">Why the clerk types it in.</param>
/// <param name="ClerkName">The clerk, as the case shows her.</param>
/// <param name="Session">The clerk's session.</param>
internal sealed record BeginEntry(string? Mail, string? Name, string? Medium, string? Reason, string ClerkName, string Session) : IAct<Done>
{
    public static readonly RefusalKind MediumMissing = new("behalf.medium-missing");
    public static readonly RefusalKind NoSuchAccount = new("behalf.no-such-account");

    /// <summary>How a person reaches the clerk. Channels of the journal.</summary>
    public static IReadOnlyList<string> Media { get; } = [Channels.Counter, Channels.Phone, Channels.Post];

    public ActKind Kind { get; } = new("behalf.begin-entry", Permission.Right(BehalfRights.Enter));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var wrong = new List<Refusal>();
        var name = MandateTerms.Name(Name, "name", wrong);
        if (Medium is null || !Media.Contains(Medium)) wrong.Add(MediumMissing.Of("medium"));
        if (!PlainText.ReadLines(Reason, RefuseMandate.LongestReason).Try(out var reason, out var unusable)) wrong.Add(unusable with { Field = "reason" });
        else if (reason.Length == 0) wrong.Add(RefuseMandate.ReasonMissing.Of("reason"));
        AccountId? known = null;
        if (!string.IsNullOrWhiteSpace(Mail))
        {
            if (!EmailAddress.Parse(Mail).Try(out var address, out var no)) wrong.Add(no with { Field = "mail" });
            else if ((known = await Read(acting, address, ct)) is null) wrong.Add(NoSuchAccount.Of("mail"));
        }

        if (wrong.Count > 0) return MandateTerms.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };
        var today = acting.Now.TokyoDate;
        var id = acting.NewId<MandateId>();
        var mandate = new Mandate
        {
            Id = id,
            Kind = MandateKind.Clerk,
            Agent = acting.Actor.Id,
            AgentName = acting.Seal(Mandate.AgentNameColumn.Of(id.Value), ClerkName),
            Principal = known ?? PersonWithoutAccess.Add(acting),
            PrincipalName = acting.Seal(Mandate.PrincipalNameColumn.Of(id.Value), name),
            From = today,
            Until = today,
            MadeAt = acting.Now,
            Medium = Medium,
            Reason = acting.Seal(Mandate.ReasonColumn.Of(id.Value), reason!),
        };
        mandate.Settle(acting, MandateState.Confirmed);
        acting.Db.Add(mandate);
        await BeginActing.Put(acting, Session, mandate.Id, ct);
        acting.Record(new EntryBegun(mandate.Id, Medium!, reason!));
        return Done.Yes;
    }

    private static async Task<AccountId?> Read(Acting acting, EmailAddress address, CancellationToken ct) =>
        await acting.Db.Set<AccountRow>().Where(a => a.Mail == address.Value && a.ClosedAt == null).Select(a => (AccountId?)a.Id).SingleOrDefaultAsync(ct);
}
