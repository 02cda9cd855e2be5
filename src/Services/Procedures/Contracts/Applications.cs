using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Procedures.Contracts;

/// <summary>Reads submitted applications. Who may see one is for the caller to have asked.</summary>
public sealed class Applications
{
    private readonly ProcedureCatalogue catalogue;

    internal Applications(ProcedureCatalogue catalogue) => this.catalogue = catalogue;

    /// <summary>The application, or null.</summary>
    public async Task<SubmittedApplication?> Find(CityContext db, ApplicationId id, CancellationToken ct) =>
        await Read(db, await db.Set<Application>().SingleOrDefaultAsync(a => a.Id == id, ct), ct);

    /// <summary>The application with this receipt number, or null.</summary>
    public async Task<SubmittedApplication?> Find(CityContext db, ReceiptNumber receipt, CancellationToken ct)
    {
        var number = receipt.Value;
        return await Read(db, await db.Set<Application>().SingleOrDefaultAsync(a => a.Receipt == number, ct), ct);
    }

    private async Task<SubmittedApplication?> Read(CityContext db, Application? application, CancellationToken ct)
    {
        if (application is null) return null;
        var procedure = await catalogue.Version(application.Definition, ct);
        var id = application.Id;
        var amended = await db.Set<AmendedAnswer>().Where(a => a.Application == id).OrderBy(a => a.Id).ToListAsync(ct);
        return new SubmittedApplication(
            id,
            ReceiptNumber.Parse(application.Receipt).Value,
            procedure,
            Answers.Parse(procedure.Form, application.Answers),
            application.Account,
            application.Channel,
            application.At,
            [.. amended.Select(a => new Amendment(procedure.Form.Find(a.Item)!, Answers.ParseItem(procedure.Form, a.Item, a.Before), a.At))]);
    }
}
