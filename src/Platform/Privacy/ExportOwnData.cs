using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Privacy;

/// <summary>A resident takes her data away. Written down before a byte leaves: an account in wrong hands is to be noticed.</summary>
internal sealed record ExportOwnData : IAct<Opened>
{
    public ActKind Kind { get; } = new("privacy.export-own-data", Permission.Self);

    public ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct)
    {
        acting.Record(new OwnDataExported(AccountId.From(acting.Actor.Id)));
        return ValueTask.FromResult<Result<Opened>>(acting.Get<Vault>().Own(acting.Actor.Id));
    }
}

/// <summary>A resident took her data away.</summary>
/// <param name="Account">Her account.</param>
public sealed record OwnDataExported(AccountId Account) : IEntry
{
    static string IEntry.Name => "privacy.own-data-exported";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
