using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>A resident says which mobile number is hers, and a code is sent to it. Nothing else is until she has typed it.</summary>
/// <param name="Phone">The number as typed.</param>
/// <param name="Language">In which language the code comes.</param>
internal sealed record AskForCode(string Phone, Language Language) : IAct<Done>
{
    /// <summary>The city has no way to send texts.</summary>
    public static readonly RefusalKind NoGateway = new("messages.no-gateway", RefusalReason.Unavailable);

    /// <summary>The number is connected to her account already.</summary>
    public static readonly RefusalKind Connected = new("messages.number-connected", RefusalReason.Conflict);

    /// <summary>Too many codes in an hour, for her or for the number. Value: <c>codes</c>.</summary>
    public static readonly RefusalKind TooMany = new("messages.codes-too-many", RefusalReason.TooOften);

    public ActKind Kind { get; } = new("messages.ask-for-code", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!PhoneNumber.Parse(Phone).Try(out var typed, out var no) || !MobileNumber.Of(typed).Try(out var number, out no)) return no with { Field = "phone" };
        if (acting.Get<SmsGateways>().Way().Readiness is not SmsReadiness.Ready) return NoGateway.Of("phone");
        var (account, vault) = (acting.Actor.Id, acting.Get<Vault>());
        var digest = vault.Digest(number.Digits);
        await Turns.Wait(acting, AskedNumber.TurnOf(account, vault), ct);
        await Turns.Wait(acting, digest, ct);
        var known = Contact.DigestOf(Channel.Sms, number.Digits, vault);
        if (await acting.Db.Set<Contact>().AnyAsync(c => c.AddressDigest == known && c.Account == account && c.State == ContactState.Open, ct)) return Connected.Of("phone");

        var before = acting.Now - AskedNumber.Counted;
        await acting.Db.Set<AskedNumber>().Where(a => a.At < before).ExecuteDeleteAsync(ct);
        var others = await acting.Db.Set<AskedNumber>().Where(a => a.AddressDigest == digest && a.Account != account).SumAsync(a => a.Sent, ct);
        var asked = await acting.Db.Set<AskedNumber>().AsTracking().SingleOrDefaultAsync(a => a.Account == account, ct);
        if ((asked?.SentLately(acting.Now) ?? 0) >= AskedNumber.MostCodes || others >= AskedNumber.MostCodes)
            return TooMany.Because(("codes", AskedNumber.MostCodes)) with { Field = "phone" };

        if (asked is null) acting.Db.Add(asked = new AskedNumber { Account = account });
        var code = asked.Ask(number, acting.Get<IChance>(), vault, acting.Now);
        var text = new Text(acting.Get<TextCatalogue>(), Language);
        var words = text.Of("messages.sms.code", ("city", text.Of(acting.Get<CityFacts>().LocalName)), ("code", code), ("minutes", (int)AskedNumber.Validity.TotalMinutes)).Plain;
        acting.Db.Add(Delivery.Carry(acting.NewId<DeliveryId>(), number, words, vault, acting.Now));
        acting.Get<Bell>().Ring();
        acting.Record(new CodeAsked(account));
        return Done.Yes;
    }
}
