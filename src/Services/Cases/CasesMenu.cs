using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Cases;

/// <summary>The office's list in the staff's menu.</summary>
internal sealed class CasesMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 10;

    public string LabelKey => "cases.menu";

    public string Href => "/staff/cases";

    public Permission Permission => Permission.Right(Rights.HandleCases);
}
