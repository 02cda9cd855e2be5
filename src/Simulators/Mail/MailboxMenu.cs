using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Simulators.Mail;

/// <summary>The simulated mailbox stands in the menu of a demo, where everybody looks for the mail that was just sent.</summary>
internal sealed class MailboxMenu(DataFolder folder) : IMenuEntry
{
    public MenuSide Side => MenuSide.Resident;

    public int Order => 900;

    public string LabelKey => "simulators.mail.title";

    public string Href => "/simulators/mail";

    public Permission Permission => folder.Origin is Origin.Simulated ? Permission.Anyone : Permission.System;
}
