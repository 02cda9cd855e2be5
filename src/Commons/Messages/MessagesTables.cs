using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

internal sealed class MessagesTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.ToTable("messages_message").HasKey(m => m.Id);
            message.HasIndex(m => new { m.Account, m.At }, "messages_message_account"); // an inbox, the newest first
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("messages_delivery").HasKey(d => d.Id);
            delivery.Property(d => d.State).IsConcurrencyToken(); // of two nodes that settle the same mail, one is told that it is late
            delivery.HasIndex(d => d.Due, "messages_delivery_due"); // what leaves next
            delivery.HasIndex(d => new { d.State, d.At }, "messages_delivery_state"); // the staff's page: counts, and what failed
        });
        model.Entity<Unreachable>(unreachable => unreachable.ToTable("messages_unreachable").HasKey(u => u.Address));
    }
}
