using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>A resident disconnects one of the ways by which she was told. What waits to leave that way does not leave.</summary>
/// <param name="Contact">Which.</param>
internal sealed record RemoveContact(ContactId Contact) : IAct<Done>
{
    /// <summary>She has no such way.</summary>
    public static readonly RefusalKind Unknown = new("messages.contact-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("messages.remove-contact", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var account = acting.Actor.Id;
        var contact = await acting.Db.Set<Contact>().AsTracking().SingleOrDefaultAsync(c => c.Id == Contact && c.Account == account, ct);
        if (contact is null) return Unknown.Because();
        await Contacts.Disconnect(acting, contact, ct);
        return Done.Yes;
    }
}
