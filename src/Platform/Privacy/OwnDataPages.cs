using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Privacy;

/// <summary>Everything that the city holds about a resident's account, as one ZIP: to be read, for machines, and her files.</summary>
internal static class OwnDataPages
{
    private const string Path = "/my/data";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, () => Page.Of<OwnDataPage>(new OwnDataModel(null))).Needs(Permission.Self);
        routes.MapPost(Path, Export).Needs(Permission.Self);
    }

    private static async Task<IResult> Export(
        HttpContext http, City city, CityContext db, IEnumerable<IPersonalReport> reports, FileStore files, CityFacts facts, DataFolder folder, Text.Text text,
        TimeProvider clock, CancellationToken ct)
    {
        if (!(await city.Perform(new ExportOwnData(), ct)).Try(out var own, out var no)) return Page.Of<OwnDataPage>(new OwnDataModel(no), no.Status());
        var parts = new List<ReportPart>();
        foreach (var report in reports.OrderBy(r => r.Order))
        {
            var records = new List<PersonalRecord>();
            await foreach (var record in report.Of(db, city.Actor, own, text, ct)) records.Add(record);
            parts.Add(new ReportPart(report.Part, text[report.TitleKey], records));
        }

        return new Zip(new OwnDataReport(facts.LocalName, clock.NowInstant(), folder.Origin is Origin.Simulated, parts), files);
    }

    /// <summary>Written to the browser as it is made; only the records, not the files, lie in memory.</summary>
    private sealed class Zip(OwnDataReport report, FileStore files) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
            // The archive writes its directory in small pieces; they go into the response's own buffer.
            httpContext.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
            response.ContentType = "application/zip";
            response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"my-data-{report.At.TokyoDate:yyyy-MM-dd}.zip\"");
            response.Headers.CacheControl = "private, no-store";
            await using var zip = new ZipArchive(response.Body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

            await Write(zip, "index.html", PageWriter.Document(httpContext.RequestServices, typeof(OwnDataDocument), report), ct);
            await Write(zip, "data.json", JsonSerializer.SerializeToUtf8Bytes(Json(), CityJson.Options), ct);
            foreach (var id in report.Parts.SelectMany(p => p.Records).SelectMany(r => r.Files).Distinct())
            {
                if (await files.Open(id, ct) is not { } file) continue;
                await using var content = file.Content;
                await using var entry = await zip.CreateEntry($"files/{id.Value}{MediaType.Ending(file.File.MediaType)}", CompressionLevel.NoCompression).OpenAsync(ct);
                await content.CopyToAsync(entry, ct);
            }
        }

        private JsonObject Json()
        {
            var json = new JsonObject
            {
                ["city"] = report.City.In(Language.Ja).Plain, ["at"] = report.At.ToString(), ["origin"] = report.Simulated ? "simulated" : "operated",
            };
            foreach (var part in report.Parts) json[part.Name] = new JsonArray([.. part.Records.Select(r => r.Data.DeepClone())]);
            return json;
        }

        private static async Task Write(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
            await entry.WriteAsync(bytes, ct);
        }
    }
}

/// <summary>The page on which she asks for her data.</summary>
public sealed record OwnDataModel(Refusal? Refusal);

/// <summary>What the city holds about her.</summary>
public sealed record OwnDataReport(LocalText City, Instant At, bool Simulated, IReadOnlyList<ReportPart> Parts);

/// <summary>What one module holds.</summary>
public sealed record ReportPart(string Name, RichText Title, IReadOnlyList<PersonalRecord> Records);
