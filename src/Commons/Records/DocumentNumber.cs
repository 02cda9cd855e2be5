using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>
/// The number of a document: one series for each office and fiscal year, without gaps, since the number is given in the
/// transaction that keeps the draft. How it is written is a text of the catalogue and the office's abbreviation.
/// </summary>
internal sealed record DocumentNumber(string Text, long Place)
{
    // An office drafts some thousands of documents a year; places of later years come after those of earlier ones.
    private const long PerYear = 10_000_000;

    public static async Task<DocumentNumber> Next(Acting acting, OfficeCard office, DraftOrigin origin, CancellationToken ct)
    {
        var year = FiscalYear(acting.Now.TokyoDate);
        await acting.Db.Database.ExecuteSqlAsync(
            $"INSERT INTO records_counter (office, year, last) VALUES ({office.Code}, {year}, 0) ON CONFLICT (office, year) DO NOTHING", ct);
        var counter = acting.Db.Set<Counter>().Where(c => c.Office == office.Code && c.Year == year);
        await counter.ExecuteUpdateAsync(c => c.SetProperty(x => x.Last, x => x.Last + 1), ct); // locks the row until the draft is kept
        var last = await counter.Select(c => c.Last).SingleAsync(ct);

        // A number means nothing in another language: it is what stands on the paper.
        var text = new Text(acting.Get<TextCatalogue>(), Language.Ja).Of(
            $"records.number.{origin.Code()}", ("office", office.Abbreviation), ("number", last.ToString()));
        return new(text.Plain, year * PerYear + last);
    }

    /// <summary>The fiscal year (年度), from 1 April to 31 March (地方自治法第208条).</summary>
    public static int FiscalYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}

/// <summary>The last number given in an office's fiscal year.</summary>
internal sealed class Counter
{
    public string Office { get; init; } = "";
    public int Year { get; init; }
    public int Last { get; init; }
}
