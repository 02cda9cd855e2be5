using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages;

/// <summary>
/// A resident has turned notifications on in a browser. It shows what is for her and for nobody else from then on: whoever turned them
/// on there before her, on a phone handed down or a shared one, is told on it no more.
/// </summary>
/// <param name="Subscription">What the browser handed over, as JSON.</param>
/// <param name="Device">What the browser calls itself, by which she tells it from others of hers.</param>
internal sealed record AddPush(string? Subscription, string? Device) : IAct<Done>
{
    /// <summary>More browsers than anybody carries.</summary>
    public const int Most = 10;

    /// <summary>She has <see cref="Most"/> already. Value: <c>max</c>.</summary>
    public static readonly RefusalKind TooMany = new("messages.push-too-many", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.add-push", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!acting.Get<PushEndpoints>().Admit(Subscription).Try(out var browser, out var no)) return no;
        var account = acting.Actor.Id;
        var contact = Contact.Of(
            acting.NewId<ContactId>(), account, Channel.Push, browser.ToJson(), browser.Endpoint.AbsoluteUri,
            Platform.SignIn.Device.Of(Device)?.Word ?? browser.Endpoint.Host, acting.Get<Vault>(), acting.Now);
        var before = await acting.Db.Set<Contact>().AsTracking().SingleOrDefaultAsync(c => c.AddressDigest == contact.AddressDigest, ct);
        if (before is { IsOpen: true } && before.Account == account) return StopAll.SoAlready.Because();
        if (await acting.Db.Set<Contact>().CountAsync(c => c.Account == account && c.Channel == Channel.Push, ct) >= Most) return TooMany.Because(("max", Most));
        if (before is not null)
        {
            await Contacts.Disconnect(acting, before, ct);
            await acting.Db.SaveChangesAsync(ct); // its digest is free before the next takes it
        }

        acting.Db.Add(contact);
        acting.Record(new ContactAdded(account, Words.Of(Channel.Push)));
        return Done.Yes;
    }
}
