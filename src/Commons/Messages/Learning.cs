using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>What a delivery teaches about the place that it went to. Its holder is told on her own page.</summary>
internal static class Learning
{
    /// <summary>The digest of the address of a mail that is still kept; null for all else.</summary>
    public static byte[]? MailOf(Delivery delivery) => delivery.Channel is Channel.Mail ? delivery.AddressDigest : null;

    /// <summary>It takes nothing any more.</summary>
    /// <param name="acting">The act in which that is learned.</param>
    /// <param name="delivery">What did not arrive.</param>
    /// <param name="mail">The digest of the address, of a mail.</param>
    /// <param name="code">What the provider answered.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Failed(Acting acting, Delivery delivery, byte[]? mail, int code, CancellationToken ct)
    {
        if (delivery.Contact is { } contact)
            (await acting.Db.Set<Contact>().AsTracking().SingleOrDefaultAsync(c => c.Id == contact, ct))?.Fail(code, acting.Now);
        else if (mail is not null && await Mark(acting, mail, ct) is null)
            acting.Db.Add(new Unreachable { Address = mail, Since = acting.Now, Code = code });
    }

    /// <summary>It takes mails again.</summary>
    public static async Task Reached(Acting acting, Delivery delivery, CancellationToken ct)
    {
        if (MailOf(delivery) is { } mail && await Mark(acting, mail, ct) is { } mark) acting.Db.Remove(mark);
    }

    // Found too where another of the same deliveries has left it a moment ago.
    private static async Task<Unreachable?> Mark(Acting acting, byte[] mail, CancellationToken ct) => await acting.Db.Set<Unreachable>().FindAsync([mail], ct);
}
