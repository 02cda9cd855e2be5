using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>What the city wrote to a resident.</summary>
internal sealed class MessagesReport : IPersonalReport
{
    public int Order => 50;

    public string Part => "messages";

    public string TitleKey => "messages.report";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var message in await db.Set<Message>().Where(m => m.Account == resident.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).ToListAsync(ct))
        {
            var written = message.In(text, own);
            yield return new PersonalRecord(
                written.Subject, [(text.Time(message.At.ToDateTimeOffset()), written.Text)],
                new JsonObject { ["at"] = message.At.ToString(), ["subject"] = written.Subject.Plain, ["text"] = written.Text.Plain, ["readAt"] = message.ReadAt?.ToString() });
        }
    }
}
