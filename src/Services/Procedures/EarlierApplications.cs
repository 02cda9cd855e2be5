using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>What she wrote about herself when she last applied for something. An agent is shown what she herself handed in.</summary>
internal sealed class EarlierApplications(Applications applications, Vault vault) : IAnswerSource
{
    private const int LookedThrough = 3;

    public string Kind => "earlier-application";

    public int Order => 50;

    public async Task<IReadOnlyList<KnownAnswer>> Known(CityContext db, Actor resident, CancellationToken ct)
    {
        var (account, agent) = (AccountId.From(resident.Subject), resident.SeesOnlyOf);
        var latest = await db.Set<Application>().Where(a => a.Account == account && (agent == null || a.Agent == agent))
            .OrderByDescending(a => a.Id).Take(LookedThrough).Select(a => a.Id).ToListAsync(ct);
        var known = new Dictionary<(PersonDetail?, string?), KnownAnswer>();
        foreach (var id in latest)
        {
            if (await applications.Find(db, vault.Own(resident.Subject), id, ct) is not { } sent) continue;
            foreach (var answer in sent.Answers.All)
            {
                var word = answer.Item.IsOffered ? (answer.Item.Word!, answer.Item.Kind) : ((string, string)?)null;
                if (answer.Item.Prefill is null && word is null) continue;
                known.TryAdd((answer.Item.Prefill, word?.Item1), new KnownAnswer(answer.Item.Prefill, answer.Value, sent.At.TokyoDate) { Word = word });
            }
        }

        return [.. known.Values];
    }
}
