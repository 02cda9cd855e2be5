using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>Clerks work through their office's list, ask for what is wrong and draft the rest; residents put it right in the evening, or withdraw.</summary>
internal sealed class HandlingDay(Applications applications, Vault vault) : ISimulatedDay
{
    /// <summary>What one clerk gets done in half a day.</summary>
    private const int HalfADay = 15;

    public IEnumerable<SimulatedMoment> Plan(SimulatedDay day)
    {
        if (day.IsBusinessDay)
        {
            yield return new SimulatedMoment(new TimeOnly(9, 0), ct => Work(day, day.Chance("cases.morning"), ct)) { Settled = true };
            yield return new SimulatedMoment(new TimeOnly(13, 15), ct => Work(day, day.Chance("cases.afternoon"), ct)) { Settled = true };
        }

        yield return new SimulatedMoment(new TimeOnly(20, 30), ct => Evening(day, day.Chance("cases.evening"), ct)) { Settled = true };
    }

    private async Task Work(SimulatedDay day, Random chance, CancellationToken ct)
    {
        // Whoever decides drafts nothing herself where the office has others: nobody could decide it.
        var staff = await day.Staff(Rights.HandleCases, ct);
        foreach (var clerk in staff.Where(s => !Decides(s) || staff.All(other => other.Office != s.Office || Decides(other))))
        {
            var (city, me, office) = (day.As(clerk), StaffId.From(clerk.Id), clerk.Office);
            List<Case> desk;
            await using (var db = await day.Read(ct))
            {
                desk = await db.Set<Case>()
                    .Where(c => c.Office == office && (c.Assignee == null || c.Assignee == me))
                    .Where(c => c.Status == CaseStatus.Received || c.Status == CaseStatus.Corrected || c.Status == CaseStatus.Returned)
                    .OrderBy(c => c.Due).ThenBy(c => c.ReceivedAt).Take(HalfADay).ToListAsync(ct);
            }

            foreach (var handled in desk)
            {
                if (handled.Assignee is null) _ = (await city.Perform(new AssignCase(handled.Id), ct)).Value;
                var opened = (await city.Perform(new LookAtCase(handled.Id, LookAtCase.Whole), ct)).Value;
                await using var db = await day.Read(ct);
                var sent = await applications.Find(db, opened, handled.Application, ct) ?? throw new InvalidOperationException($"{handled.Receipt} has no application");
                switch (chance.Next(20))
                {
                    case 0 or 1 or 2 when handled.Status is CaseStatus.Received && RequestCorrection.Askable(sent).FirstOrDefault(SimulatedAnswers.IsHerOwn) is { } asked:
                        _ = (await city.Perform(new RequestCorrection(handled.Id, asked.Id, day.Say("correction", chance)), ct)).Value;
                        break;
                    case var _ when sent.Procedure.Outcome.Value.Kind is not OutcomeKind.Decision:
                        _ = (await city.Perform(Completion(handled.Id, sent.Procedure, day, chance), ct)).Value;
                        break;
                    case 3:
                        _ = (await city.Perform(new DraftRefusal(handled.Id, day.Say("refusal", chance)), ct)).Value;
                        break;
                    default:
                        _ = (await city.Perform(new DraftGrant(handled.Id, $"{100 * chance.Next(10, 300)}", null), ct)).Value;
                        break;
                }
            }
        }
    }

    private static CompleteCase Completion(CaseId id, ProcedureDefinition procedure, SimulatedDay day, Random chance) => procedure.Outcome.Value.Kind switch
    {
        OutcomeKind.Booking => new CompleteCase(id, null, day.Date.AddDays(7 + chance.Next(14)), $"{chance.Next(9, 17)}:{(chance.Next(2) == 0 ? "00" : "30")}"),
        OutcomeKind.Reply => new CompleteCase(id, day.Say("reply", chance)),
        _ => new CompleteCase(id, null),
    };

    private static bool Decides(Actor member) => member.Rights.Contains(Rights.Decide);

    private async Task Evening(SimulatedDay day, Random chance, CancellationToken ct)
    {
        List<(Case Case, Correction Correction)> asked;
        await using (var db = await day.Read(ct))
        {
            asked = [.. (await db.Set<Correction>().Where(c => c.AnsweredAt == null)
                .Join(db.Set<Case>(), c => c.Case, c => c.Id, (correction, of) => new { of, correction })
                .OrderBy(o => o.correction.AskedAt).ThenBy(o => o.of.ReceivedAt).ToListAsync(ct)).Select(o => (o.of, o.correction))];
        }

        foreach (var (of, correction) in asked.Where(_ => chance.Next(3) > 0))
        {
            var applicant = SimulatedDay.HolderOf(of.Account.Value);
            var city = day.As(applicant);
            if (chance.Next(20) == 0)
            {
                _ = (await city.Perform(new WithdrawCase(of.Id), ct)).Value;
                continue;
            }

            await using var db = await day.Read(ct);
            var sent = await applications.Find(db, vault.Own(applicant.Id), of.Application, ct) ?? throw new InvalidOperationException($"{of.Receipt} has no application");
            var answer = SimulatedAnswers.Another(sent.Procedure.Form.Find(correction.Item)!, sent.Answers.Find(correction.Item), chance, () => day.Say("answer", chance));
            // What does not go together with the rest of her answers she thinks over until tomorrow.
            _ = await city.Perform(new AnswerCorrection(of.Id, correction.Id, answer.ToTyped(), FrozenSet<string>.Empty, []), ct);
        }
    }
}
