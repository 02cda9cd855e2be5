using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Privacy;

/// <summary>The account itself, with the ways into it and the devices on which it is open.</summary>
internal sealed class AccountReport(IEnumerable<ISignInMethod> kinds) : IPersonalReport
{
    public int Order => 10;

    public string Part => "account";

    public string TitleKey => "platform.data.account";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text.Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        var mail = await Accounts.MailOf(db, resident.Id, ct);
        var address = mail?.Address.Value ?? "";
        yield return new PersonalRecord(
            text["platform.data.account"], [(text["platform.field.mail"], RichText.Verbatim(address))],
            new JsonObject { ["id"] = resident.Id.ToString(), ["mail"] = address, ["language"] = mail?.Language.Code() });

        var account = AccountId.From(resident.Id);
        foreach (var method in await db.Set<SignInMethodRow>().Where(m => m.Account == account).OrderByDescending(m => m.AddedAt).ThenBy(m => m.Id).ToListAsync(ct))
        {
            if (kinds.SingleOrDefault(k => k.Kind == method.Kind) is not { } kind) continue;
            var name = await kind.NameOf(db, account, method.Id, ct);
            yield return new PersonalRecord(
                text[kind.LabelKey], [(text.Time(method.AddedAt.ToDateTimeOffset()), RichText.Verbatim(name ?? ""))],
                new JsonObject { ["method"] = method.Kind, ["name"] = name, ["addedAt"] = method.AddedAt.ToString(), ["lastUsedAt"] = method.LastUsedAt?.ToString() });
        }

        foreach (var session in await db.Set<SessionRow>().Where(s => s.Subject == resident.Id && s.Kind == ActorKind.Resident).OrderByDescending(s => s.OpenedAt).ToListAsync(ct))
        {
            yield return new PersonalRecord(
                text.Time(session.OpenedAt.ToDateTimeOffset()), [],
                new JsonObject { ["session"] = session.Method, ["device"] = session.Device, ["openedAt"] = session.OpenedAt.ToString(), ["closedAt"] = session.ClosedAt?.ToString() });
        }
    }
}

/// <summary>Who looked at her data, as her own page tells it.</summary>
internal sealed class LooksReport(IOfficeNames offices) : IPersonalReport
{
    private const int Most = 5000;

    public int Order => 90;

    public string Part => "looks";

    public string TitleKey => "platform.looks.title";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text.Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        var looks = await db.Set<LookRow>().Where(l => l.Subject == resident.Id && !l.HeldBack).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Most).ToListAsync(ct);
        var names = await offices.NamesOf(db, [.. looks.Select(l => l.Office).OfType<string>().Distinct()], ct);
        var systems = await ClientNames.Among(db, looks.Select(l => l.Looker), ct);
        foreach (var look in looks)
        {
            var system = systems.GetValueOrDefault(look.Looker);
            var office = look.Office is { } code ? names.GetValueOrDefault(code, code) : "";
            var fields = look.Fields.Split(',');
            yield return new PersonalRecord(
                text.Time(look.At.ToDateTimeOffset()),
                [
                    (text["platform.looks.column.office"], system is null ? RichText.Verbatim(office) : RichText.Join("", [RichText.Verbatim(office), text.Of("platform.looks.system", ("name", system))])), (text["platform.looks.column.purpose"], text["platform.purpose." + look.Purpose]),
                    (text["platform.looks.column.fields"], RichText.Join("、", fields.Select(f => text["platform.field." + f]))),
                ],
                new JsonObject
                {
                    ["at"] = look.At.ToString(), ["office"] = office, ["system"] = system, ["purpose"] = look.Purpose, ["fields"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f))]),
                });
        }
    }
}
