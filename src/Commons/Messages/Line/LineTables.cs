using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Line;

internal sealed class LineTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<HeardEvent>(heard =>
        {
            heard.ToTable("messages_line_event").HasKey(e => e.Event);
            heard.HasIndex(e => new { e.Who, e.At }, "messages_line_event_who"); // what one person did last
            heard.HasIndex(e => e.HeardAt, "messages_line_event_heard"); // the old ones go
        });
        model.Entity<LineInvitation>(invitation => invitation.ToTable("messages_line_invitation").HasKey(i => i.Id));
        model.Entity<LineLink>(link =>
        {
            link.ToTable("messages_line_link").HasKey(l => l.Nonce);
            link.HasIndex(l => l.Account, "messages_line_link_account").IsUnique(); // one way at a time for each account
        });
    }
}
