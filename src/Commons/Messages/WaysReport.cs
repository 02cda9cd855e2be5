using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>How a resident is told, and to what she has said yes or no, in the words that stood there.</summary>
internal sealed class WaysReport : IPersonalReport
{
    public int Order => 51;

    public string Part => "ways";

    public string TitleKey => "messages.report.ways";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var contact in await db.Set<Contact>().Where(c => c.Account == resident.Id).OrderBy(c => c.Id).ToListAsync(ct))
        {
            var address = own.Read(resident.Id, Contact.AddressColumn.Of(contact.Id.Value), contact.Address);
            yield return new PersonalRecord(
                text["messages.channel." + Words.Of(contact.Channel)], [(text["messages.ways.name"], RichText.Verbatim(contact.Masked)), (text["messages.column.state"], text["messages.contact." + Words.Of(contact.State)])],
                new JsonObject { ["channel"] = Words.Of(contact.Channel), ["address"] = address, ["since"] = contact.Since.ToString(), ["state"] = Words.Of(contact.State) });
        }

        var wishes = await db.Set<Wish>().Where(w => w.Account == resident.Id).OrderBy(w => w.Purpose).ThenBy(w => w.Channel).ToListAsync(ct);
        if (wishes.Count == 0) yield break;
        yield return new PersonalRecord(
            text["messages.ways.choose"], [.. wishes.Select(w => (text.Time(w.At.ToDateTimeOffset()), RichText.Verbatim(w.Words)))],
            new JsonObject
            {
                ["wishes"] = new JsonArray([.. wishes.Select(w => new JsonObject
                {
                    ["purpose"] = w.Purpose, ["channel"] = Words.Of(w.Channel), ["wanted"] = w.Wanted, ["at"] = w.At.ToString(), ["words"] = w.Words,
                })]),
            });
    }
}
