using Microsoft.EntityFrameworkCore;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Sockets;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>Deciders go through what lies before them in the late afternoon, and send some of it back.</summary>
internal sealed class DecidingDay : ISimulatedDay
{
    public IEnumerable<SimulatedMoment> Plan(SimulatedDay day)
    {
        if (day.IsBusinessDay) yield return new SimulatedMoment(new TimeOnly(16, 30), ct => Decide(day, day.Chance("records"), ct)) { Settled = true };
    }

    private static async Task Decide(SimulatedDay day, Random chance, CancellationToken ct)
    {
        foreach (var decider in await day.Staff(Rights.Decide, ct))
        {
            var (city, me, office) = (day.As(decider), StaffId.From(decider.Id), decider.Office);
            List<ApprovalId> desk;
            await using (var db = await day.Read(ct))
            {
                desk = [.. (await db.Set<Approval>().Where(a => a.Office == office && a.Status == ApprovalStatus.Waiting && a.Drafter != me)
                    .OrderBy(a => a.Place).Select(a => new { a.Id, a.DeciderRight }).ToListAsync(ct))
                    .Where(a => decider.Rights.Contains(a.DeciderRight)).Select(a => a.Id)];
            }

            foreach (var approval in desk)
                _ = chance.Next(25) == 0 ? (await city.Perform(new SendBack(approval, day.Say("send-back", chance)), ct)).Value : (await city.Perform(new Decide(approval, null), ct)).Value;
        }
    }
}
