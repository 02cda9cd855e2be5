using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Residents apply, most of them in the evening; some begin and never go on.</summary>
internal sealed class ApplyingDay(ProcedureCatalogue catalogue, FileStore files, Towns towns, IChance secrets) : ISimulatedDay
{
    /// <summary>How many of a thousand residents turn to one procedure or another on a usual day.</summary>
    private const double PerThousand = 0.5;

    public IEnumerable<SimulatedMoment> Plan(SimulatedDay day)
    {
        var chance = day.Chance("procedures");
        // Those that are signed with a card need its holder at the reader: nobody signs in a simulated city.
        var offered = catalogue.Submittable(day.Date).Where(p => p.Identity.Value < IdentityLevel.Signed).ToList();
        foreach (var procedure in offered)
        {
            // The day after a holiday brings what people have thought of on it.
            var expected = day.Residents / 1000d * PerThousand / offered.Count * (day.IsBusinessDay ? 1 : 0.6);
            for (var left = expected; left > 0; left--)
            {
                if (chance.NextDouble() >= left) continue; // the last part of an application
                var (who, givesUp, seed) = (chance.Next(day.Residents), chance.Next(10) == 0, chance.Next());
                yield return new SimulatedMoment(Hour(chance), ct => givesUp ? Begin(day, procedure, who, ct) : Apply(day, procedure, who, new Random(seed), ct));
            }
        }
    }

    private static TimeOnly Hour(Random chance) => chance.Next(3) > 0
        ? new TimeOnly(18, 0).Add(TimeSpan.FromSeconds(chance.Next(5 * 3600)))
        : new TimeOnly(7, 0).Add(TimeSpan.FromSeconds(chance.Next(11 * 3600)));

    private async Task Apply(SimulatedDay day, ProcedureDefinition procedure, int number, Random chance, CancellationToken ct)
    {
        var who = await day.Resident(number, ct);
        var city = day.As(who.Actor);
        var reading = new Reading(towns.Directory, day.Date);
        var typed = await SimulatedAnswers.For(procedure.Form, who, chance, reading, () => day.Say("answer", chance), Send);
        if (!procedure.Form.Read(typed, reading).Try(out var answers, out var no))
            throw new InvalidOperationException($"{procedure.Id} can't be filled in by a simulated resident: {string.Join("; ", no.Parts)}");
        _ = (await city.Perform(SubmitApplication.Of(procedure, answers), ct)).Value;

        async Task<FileRef> Send(FileItem item)
        {
            var (name, content) = SimulatedAnswers.File(item);
            using var bytes = new MemoryStream(content);
            var written = (await files.Write(bytes, name, item.MaxBytes, item.Types, ct)).Value;
            _ = (await city.Perform(new KeepFile(written), ct)).Value;
            return new FileRef(written.Id, written.Name, written.MediaType, written.Size);
        }
    }

    private async Task Begin(SimulatedDay day, ProcedureDefinition procedure, int number, CancellationToken ct) =>
        _ = (await day.As((await day.Resident(number, ct)).Actor).Perform(new StartDraft(procedure.Id, DraftSecret.New(secrets)), ct)).Value;
}
