using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Pages;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>The newest messages on the resident's own page.</summary>
internal sealed class InboxSection(Vault vault) : IMyPageSection
{
    private const int Shown = 5;

    public int Order => 20;

    public Type Component => typeof(InboxPart);

    public async Task<object> Load(CityContext db, Actor resident, CancellationToken ct)
    {
        var reader = Inboxes.Of(resident);
        var newest = await db.Set<Message>().Where(m => m.Account == reader)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Shown).ToListAsync(ct);
        var unread = await db.Set<Message>().CountAsync(m => m.Account == reader && m.ReadAt == null, ct);
        var mail = await Accounts.MailOf(db, reader, ct);
        var address = mail is null ? [] : vault.Digest(mail.Address.Value);
        var unreachable = await db.Set<Unreachable>().AnyAsync(u => u.Address == address, ct);
        return new InboxPartModel(newest, vault.Own(reader), unread, unreachable) { Closed = resident.SeesOnlyOf is not null };
    }
}
