using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Records;

/// <summary>The decider's inbox in the staff's menu.</summary>
internal sealed class RecordsMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 20;

    public string LabelKey => "records.menu";

    public string Href => "/staff/approvals";

    public Permission Permission => Permission.Right(Rights.Decide);
}
