using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// Tells whoever began a draft that it will be forgotten soon: some days before, and once for each time that it was left. A draft
/// that belongs to a browser alone has nobody whom the city could tell.
/// </summary>
internal sealed record WarnOfExpiry : IAct<Done>
{
    public static readonly RefusalKind NobodyToWarn = new("procedures.nobody-to-warn", RefusalReason.Conflict);

    private const string Messages = "procedures.message.";
    private const int AtOnce = 50;

    public ActKind Kind { get; } = new("procedures.warn-of-expiry", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var soon = acting.Now + TimeSpan.FromDays(Draft.NoticeDays);
        var drafts = await acting.Db.Set<Draft>().AsTracking()
            .Where(d => d.ExpiresAt >= acting.Now && d.ExpiresAt < soon && d.Account != null && d.Receipt == null && d.WarnedAt == null)
            .OrderBy(d => d.ExpiresAt).Take(AtOnce).ToListAsync(ct);
        if (drafts.Count == 0) return NobodyToWarn.Because();
        foreach (var draft in drafts)
        {
            draft.Warn(acting.Now);
            var told = await Tell(acting, draft, ct);
            acting.Record(new DraftWarned(draft.Id.Value, told));
        }

        return Done.Yes;
    }

    // What an agent has not sent is shown to nobody but her. A clerk has no inbox.
    private static async ValueTask<bool> Tell(Acting acting, Draft draft, CancellationToken ct)
    {
        var reader = draft.Agent is { } agent ? AccountId.From(agent) : draft.Account!.Value;
        if (await Accounts.HolderOf(acting.Db, reader, ct) is null) return false;
        var procedure = await acting.Get<ProcedureCatalogue>().Version(draft.Definition, ct);
        var text = new Text(acting.Get<TextCatalogue>(), Language.Ja);
        var path = $"/drafts/{draft.Id.Value}/{procedure.Form.Steps[0].Id}";
        var message = new SendMessage(
            reader.Value,
            Messages + "expiring",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["procedure"] = text.Of(procedure.Name).Plain, ["until"] = text.Date(draft.ExpiresAt.TokyoDate).Plain, ["days"] = $"{Draft.Days}",
            },
            draft.Agent is null ? path : $"/my/behalf?then={Uri.EscapeDataString(path)}",
            draft.Id.Value);
        return !(await acting.Ask(message, ct)).IsRefused;
    }
}

/// <summary>A draft is about to be forgotten.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Told">Whether there was somebody whom the city could tell.</param>
internal sealed record DraftWarned(Guid Draft, bool Told) : IEntry
{
    static string IEntry.Name => "procedures.draft-warned";

    /// <inheritdoc/>
    public Guid About => Draft;
}
