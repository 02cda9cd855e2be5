using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Pdf;

/// <summary>
/// Prints a document whose parts are read again from paper: the PDF, and where each of its zones stands, measured in the very rendering
/// that is printed. A zone is an element with <c>data-zone</c>.
/// </summary>
public sealed class Press
{
    private const decimal PixelsPerMillimetre = 96m / 25.4m;

    private readonly IServiceScopeFactory scopes;
    private readonly Chromium chromium;

    internal Press(IServiceScopeFactory scopes, Chromium chromium) => (this.scopes, this.chromium) = (scopes, chromium);

    /// <summary>Whether there is a browser to print with.</summary>
    public bool IsReady => chromium.IsThere;

    /// <summary>The document as HTML in UTF-8: what any browser can print.</summary>
    public async Task<byte[]> Write<TPart>(object model, Language language) where TPart : PagePart
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<LanguageChoice>().Choose(language);
        return PageWriter.Document(scope.ServiceProvider, typeof(TPart), model);
    }

    /// <summary>The document as PDF with its zones.</summary>
    /// <exception cref="IOException">The browser did not come up, or died.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<PrintedPaper> Print(byte[] html, CancellationToken ct)
    {
        IReadOnlyList<PaperZone> zones = [];
        var pdf = await chromium.Print(html, snapshot => zones = Zones(snapshot), ct);
        return new PrintedPaper(pdf, zones);
    }

    // The snapshot names every string once: attributes are pairs of places in that list, by node; bounds stand by laid-out node.
    private static List<PaperZone> Zones(JsonElement snapshot)
    {
        var strings = snapshot.GetProperty("strings").EnumerateArray().Select(s => s.GetString()!).ToArray();
        var document = snapshot.GetProperty("documents")[0];
        var attributes = document.GetProperty("nodes").GetProperty("attributes");
        var layout = document.GetProperty("layout");
        var nodes = layout.GetProperty("nodeIndex").EnumerateArray().Select(n => n.GetInt32()).ToArray();
        var bounds = layout.GetProperty("bounds");
        var zones = new List<PaperZone>();
        for (var i = 0; i < nodes.Length; i++)
        {
            string? zone = null, kind = null;
            var pairs = attributes[nodes[i]];
            for (var a = 0; a + 1 < pairs.GetArrayLength(); a += 2)
            {
                var name = strings[pairs[a].GetInt32()];
                if (name == "data-zone") zone = strings[pairs[a + 1].GetInt32()];
                else if (name == "data-kind") kind = strings[pairs[a + 1].GetInt32()];
            }

            if (zone is null || zones.Exists(z => z.Path == zone)) continue;
            zones.Add(new PaperZone(zone, kind ?? "", Millimetres(bounds[i][0]), Millimetres(bounds[i][1]), Millimetres(bounds[i][2]), Millimetres(bounds[i][3])));
        }

        return zones;
    }

    private static decimal Millimetres(JsonElement pixels) => Math.Round(pixels.GetDecimal() / PixelsPerMillimetre, 2);
}

/// <summary>What was printed.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Zones">Its zones, from the top left of the document; sheets follow each other downwards.</param>
public sealed record PrintedPaper(byte[] Pdf, IReadOnlyList<PaperZone> Zones);

/// <summary>A place on paper that is read again.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="X">From the left, in millimetres.</param>
/// <param name="Y">From the top, in millimetres.</param>
/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
public sealed record PaperZone(string Path, string Kind, decimal X, decimal Y, decimal Width, decimal Height);
