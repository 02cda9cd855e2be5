using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Letters;
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

        foreach (var letter in await db.Set<Letter>().Where(l => l.Account == resident.Id).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).ToListAsync(ct))
        {
            RichText? When(Instant? at) => at is { } time ? text.Time(time.ToDateTimeOffset()) : null;
            yield return new PersonalRecord(
                text["messages.channel.letter"],
                [.. new[] { (text["messages.letters.written"], When(letter.At)), (text["messages.letters.state-posted"], When(letter.PostedAt)), (text["messages.letters.back"], When(letter.ReturnedAt)) }
                    .Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))],
                new JsonObject { ["channel"] = Words.Of(Channel.Letter), ["at"] = letter.At.ToString(), ["postedAt"] = letter.PostedAt?.ToString(), ["returnedAt"] = letter.ReturnedAt?.ToString() });
        }
    }
}
