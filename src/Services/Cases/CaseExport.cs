using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// An office's applications of one procedure as CSV, as many as there are: read part by part and sent as they are read, so that a hundred
/// thousand take no more room than a few hundred.
/// </summary>
internal static class CaseExport
{
    private const int Part = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/staff/cases/export.csv", Export).Needs(Permission.Right(Rights.HandleCases));

    private static IResult Export(string? procedure, City city, ProcedureCatalogue catalogue, IDbContextFactory<CityContext> contexts, CityDatabase database, Applications applications, IdSource ids, Site site, Text text) =>
        catalogue.Find(procedure ?? "") is { } asked
            ? new Streamed(asked, city, catalogue, contexts, database, applications, ids.Next(), site, text)
            : Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);

    private sealed class Streamed(
        ProcedureDefinition procedure, City city, ProcedureCatalogue catalogue, IDbContextFactory<CityContext> contexts, CityDatabase database, Applications applications, Guid export, Site site, Text text) : IResult
    {
        private readonly Dictionary<string, FormItem> columns = new(StringComparer.Ordinal);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
            await Name(ct);
            var cases = await Next(Guid.Empty, ct);
            // What is refused at once is answered as what it is; what is refused on the way breaks the file off, so that nobody takes a part for the whole.
            if (!(await Look(cases, ct)).Try(out var opened, out var no))
            {
                await no.AsAnswer().ExecuteAsync(httpContext);
                return;
            }

            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"{procedure.Id}.csv\"";
            response.Headers.CacheControl = "private, no-store";
            // Excel takes a file for UTF-8 only with the mark at its beginning.
            await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
            await writer.WriteLineAsync(Line([text["cases.column.receipt"].Plain, text["cases.column.received"].Plain, text["cases.column.status"].Plain, text["cases.column.origin"].Plain, .. columns.Values.Select(c => text.Of(c.Label).Plain)]));
            while (cases.Count > 0)
            {
                await using (var db = await contexts.CreateDbContextAsync(ct))
                    foreach (var one in cases) await writer.WriteLineAsync(await Line(db, one, opened!, ct));
                await writer.FlushAsync(ct);
                cases = await Next(cases[^1].Id.Value, ct);
                if ((await Look(cases, ct)).Try(out opened, out _)) continue;
                httpContext.Abort();
                return;
            }
        }

        // What any version has asked under which somebody applied, each once: those of the present one first.
        private async Task Name(CancellationToken ct)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var (office, id) = (city.Actor.Office, procedure.Id);
            var versions = await db.Set<Case>().Where(c => c.Office == office && c.Procedure == id).Select(c => c.Definition).Distinct().Order().ToListAsync(ct);
            foreach (var item in procedure.Form.Items.Where(i => i is not NoteItem)) columns.TryAdd(item.Id, item);
            foreach (var version in versions.Where(v => v != procedure.Hash))
                foreach (var item in (await catalogue.Version(version, ct)).Form.Items.Where(i => i is not NoteItem)) columns.TryAdd(item.Id, item);
        }

        private async Task<Result<Opened?>> Look(List<Case> cases, CancellationToken ct) =>
            cases.Count == 0 ? (Opened?)null : (await city.Perform(new ExportCases(export, [.. cases.Select(c => c.Id)]), ct)).Then<Opened?>(o => o);

        private async Task<List<Case>> Next(Guid after, CancellationToken ct)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            // An id is compared as each engine stores it; LINQ has no "greater" for it.
            object from = database.Engine is Engine.Sqlite ? after.ToByteArray(bigEndian: true) : after;
            return await db.Set<Case>()
                .FromSqlRaw("SELECT * FROM cases_case WHERE office = {0} AND procedure = {1} AND id > {2}", city.Actor.Office!, procedure.Id, from)
                .AsNoTracking().OrderBy(c => c.Id).Take(Part).ToListAsync(ct);
        }

        private async Task<string> Line(CityContext db, Case one, Opened opened, CancellationToken ct)
        {
            var sent = await applications.Find(db, opened, one.Application, ct) ?? throw new InvalidOperationException("A case has no application");
            return Line(
            [
                one.Receipt, one.Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text["cases.status." + one.Status.Code()].Plain, site.Simulated ? text[site.OriginKey].Plain : "",
                .. columns.Keys.Select(c => sent.Masked ? Opened.Mask : sent.Answers.Find(c)?.Show(text).Plain ?? ""),
            ]);
        }

        private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

        // What begins like a formula would be one in a spreadsheet: an applicant writes no formulas for a clerk's computer.
        private static string Cell(string value)
        {
            var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
            return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }
    }
}
