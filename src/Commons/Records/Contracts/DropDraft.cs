using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Records.Contracts;

/// <summary>
/// Drops a draft that nobody has decided yet (廃案), because what it is about is gone. Asked by the act that ended it; its
/// number stays used.
/// </summary>
public sealed partial record DropDraft(ApprovalId Approval) : IAct<Done>
{
    /// <inheritdoc/>
    public ActKind Kind { get; } = new("records.drop-draft", Permission.System);
}
