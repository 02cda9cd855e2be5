using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Plan;

/// <summary>The plan in the residents' menu: whoever pays for it may see how far it has come.</summary>
internal sealed class PlanMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Resident;

    public int Order => 60;

    public string LabelKey => "plan.menu";

    public string Href => "/plan";

    public Permission Permission => Permission.Anyone;
}
