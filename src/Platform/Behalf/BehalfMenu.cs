using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

internal sealed class BehalfMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 40;

    public string LabelKey => "behalf.menu";

    public string Href => "/staff/behalf";

    public Permission Permission => StaffBehalfPages.Either;
}
