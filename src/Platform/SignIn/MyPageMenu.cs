using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

internal sealed class MyPageMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Resident;

    public int Order => 90;

    public string LabelKey => "platform.menu.my";

    public string Href => "/my";

    public Permission Permission => Permission.Anyone;
}
