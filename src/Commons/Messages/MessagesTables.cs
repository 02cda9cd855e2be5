using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Many;
using SmartLocal.Messages.Templates;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

internal sealed class MessagesTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.ToTable("messages_message").HasKey(m => m.Id);
            message.HasIndex(m => m.About, "messages_message_about").HasFilter("broadcast IS NULL"); // what was told of a matter
            message.HasIndex(m => new { m.Account, m.At }, "messages_message_account"); // an inbox, the newest first
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("messages_delivery").HasKey(d => d.Id);
            delivery.Property(d => d.State).IsConcurrencyToken(); // of two nodes that settle the same mail, one is told that it is late
            delivery.HasIndex(d => new { d.Channel, d.Due }, "messages_delivery_due"); // what leaves next by each way
            delivery.HasIndex(d => d.Message, "messages_delivery_message"); // what announces a message
            delivery.HasIndex(d => d.Parcel, "messages_delivery_parcel").HasFilter("parcel IS NOT NULL"); // who is in a parcel
            delivery.HasIndex(d => new { d.State, d.At }, "messages_delivery_state"); // the staff's page: counts, and what failed
        });
        model.Entity<Broadcast>(broadcast => broadcast.ToTable("messages_broadcast").HasKey(b => b.Id));
        model.Entity<Hand>(hand => hand.ToTable("messages_hand").HasKey(h => new { h.Broadcast, h.Number }));
        model.Entity<MessageTemplate>(template => template.ToTable("messages_template").HasKey(t => t.Id));
        model.Entity<TemplateVersion>(version =>
        {
            version.ToTable("messages_template_version").HasKey(v => new { v.Template, v.Number });
            version.Ignore(v => v.Subject).Ignore(v => v.Text);
            version.Property(v => v.Broadcast).IsConcurrencyToken(); // pressed twice at once, it goes out once
        });
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("messages_contact").HasKey(c => c.Id);
            contact.HasIndex(c => new { c.Account, c.Channel }, "messages_contact_account"); // by which ways somebody is told
            contact.HasIndex(c => c.AddressDigest, "messages_contact_address").IsUnique(); // whose it is, when its provider says something
        });
        model.Entity<AskedNumber>(asked =>
        {
            asked.ToTable("messages_asked_number").HasKey(a => a.Account);
            asked.HasIndex(a => a.AddressDigest, "messages_asked_number_address"); // how often a number was written to, whoever asked
            asked.HasIndex(a => a.At, "messages_asked_number_at"); // those that nobody proved go
        });
        model.Entity<Reader>(reader => reader.ToTable("messages_reader").HasKey(r => r.Account));
        model.Entity<Wish>(wish => wish.ToTable("messages_wish").HasKey(w => new { w.Account, w.Purpose, w.Channel }));
        model.Entity<Unreachable>(unreachable => unreachable.ToTable("messages_unreachable").HasKey(u => u.Address));
    }
}
