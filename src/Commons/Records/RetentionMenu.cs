using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Records;

/// <summary>What is due for erasure, in the staff's menu.</summary>
internal sealed class RetentionMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 30;

    public string LabelKey => "records.retention.menu";

    public string Href => "/staff/retention";

    public Permission Permission => Permission.Right(Rights.HandleCases);
}
