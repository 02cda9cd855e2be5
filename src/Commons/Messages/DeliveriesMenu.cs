using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>How the mails fare, in the staff's menu.</summary>
internal sealed class DeliveriesMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 80;

    public string LabelKey => "messages.deliveries.menu";

    public string Href => "/staff/deliveries";

    public Permission Permission => Permission.Right(Rights.Audit);
}
