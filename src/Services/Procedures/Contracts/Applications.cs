using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Procedures.Contracts;

/// <summary>Reads submitted applications for whoever has opened them: her own to their applicant, others by a look.</summary>
public sealed class Applications
{
    private readonly ProcedureCatalogue catalogue;

    internal Applications(ProcedureCatalogue catalogue) => this.catalogue = catalogue;

    /// <summary>The application; null where there is none, or none that was opened.</summary>
    public async Task<SubmittedApplication?> Find(CityContext db, Opened opened, ApplicationId id, CancellationToken ct) =>
        await Read(db, opened, await db.Set<Application>().SingleOrDefaultAsync(a => a.Id == id, ct), ct);

    /// <summary>The application with this receipt number; null where there is none, or none that was opened.</summary>
    public async Task<SubmittedApplication?> Find(CityContext db, Opened opened, ReceiptNumber receipt, CancellationToken ct)
    {
        var number = receipt.Value;
        return await Read(db, opened, await db.Set<Application>().SingleOrDefaultAsync(a => a.Receipt == number, ct), ct);
    }

    /// <summary>Every application that is kept, by its id, and when it was submitted; nothing of what is in it.</summary>
    public static IAsyncEnumerable<(ApplicationId Id, Instant At)> All(CityContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Application>().OrderBy(a => a.Id).Select(a => new { a.Id, a.At }).AsAsyncEnumerable().Select(a => (a.Id, a.At));
    }

    private async Task<SubmittedApplication?> Read(CityContext db, Opened opened, Application? application, CancellationToken ct)
    {
        if (application is null || !opened.Covers(application.Account.Value)) return null;
        var procedure = await catalogue.Version(application.Definition, ct);
        var (id, subject) = (application.Id, application.Account.Value);
        var read = new SubmittedApplication(
            id, ReceiptNumber.Parse(application.Receipt).Value, procedure, Answers.None, application.Account, application.Channel, application.At, [])
        {
            HandedIn = application is { Agent: { } agent, ActedAs: { } right, Mandate: { } mandate } ? new HandedIn(agent, right, mandate) : null,
        };
        if (opened.Masks(subject)) return read with { Masked = true };

        var amended = await db.Set<AmendedAnswer>().Where(a => a.Application == id).OrderBy(a => a.Id).ToListAsync(ct);
        return read with
        {
            Answers = application.Read(opened, procedure.Form),
            Amendments = [.. amended.Select(a => new Amendment(procedure.Form.Find(a.Item)!, a.Read(opened, subject, procedure.Form), a.At))],
        };
    }
}
