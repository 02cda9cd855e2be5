using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages;

/// <summary>
/// A resident has typed the code that was sent to her mobile number: it is connected, in place of the one that she had. Whoever had it
/// before her has it no more: numbers are given to others.
/// </summary>
/// <param name="Code">The six digits, of any width.</param>
internal sealed record ConfirmPhone(string Code) : IAct<Done>
{
    /// <summary>It is another code.</summary>
    public static readonly RefusalKind WrongCode = new("messages.wrong-code");

    public ActKind Kind { get; } = new("messages.confirm-phone", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var (account, vault) = (acting.Actor.Id, acting.Get<Vault>());
        await Turns.Wait(acting, AskedNumber.TurnOf(account, vault), ct);
        var asked = await acting.Db.Set<AskedNumber>().AsTracking().SingleOrDefaultAsync(a => a.Account == account, ct);
        if (asked?.IsTried(acting.Now) is not true) return CountCodeTry.CodeOver.Of("phone");
        if (!asked.Is(Fold.Code(Code).Replace(" ", "", StringComparison.Ordinal), vault)) return WrongCode.Of("code");
        var digits = acting.OpenForWork().Read(account, AskedNumber.AddressColumn.Of(account), asked.Address);
        var number = MobileNumber.Of(PhoneNumber.Parse(digits).Value).Value;
        await Turns.Wait(acting, asked.AddressDigest, ct);
        var known = Contact.DigestOf(Channel.Sms, digits, vault);
        var earlier = await acting.Db.Set<Contact>().AsTracking().Where(c => c.AddressDigest == known || (c.Account == account && c.Channel == Channel.Sms)).OrderBy(c => c.Id).ToListAsync(ct);
        foreach (var contact in earlier) await Contacts.Disconnect(acting, contact, ct);
        // One of them may have the very number that is unique in the table.
        await acting.Db.SaveChangesAsync(ct);
        acting.Db.Add(Contact.Of(acting.NewId<ContactId>(), account, Channel.Sms, digits, digits, number.Masked, vault, acting.Now));
        acting.Db.Remove(asked);
        acting.Record(new ContactAdded(account, Words.Of(Channel.Sms)));
        return Done.Yes;
    }
}
