using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Cases;

// What this process holds is one number for every world in it: whoever weighs one has the process to itself.
[CollectionDefinition(nameof(ExportRoomTests), DisableParallelization = true)]
[Collection(nameof(ExportRoomTests))]
public sealed class ExportRoomTests(Ome ome) : IClassFixture<Ome>
{
    private static bool Deep => Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP") is { Length: > 0 };

    [Fact]
    public async Task An_export_of_any_size_takes_no_more_room_than_a_small_one_and_is_written_down_as_it_goes()
    {
        var count = Deep ? 100_000 : 450;
        var resident = (await ome.SignIn("export@example.jp")).Actor;
        var answers = Subsidy.Form.Read(Subsidy.Filled(("機種", "=1+1,\"危険\"")), Subsidy.Reading).Value;
        var procedure = ome.Get<SmartLocal.Procedures.Contracts.ProcedureCatalogue>().Current[0];
        var submit = SubmitApplication.Of(procedure, answers);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, ct) => Assert.False((await ome.As(resident).Perform(submit, ct)).IsRefused));
        await ome.CaughtUp(Deep ? 10 : 0.5);
        await using var db = ome.Read();
        var entries = await db.Set<EntryRow>().LongCountAsync(e => e.Name == "platform.looked");

        using var clerk = await ome.StaffBrowser("clerk");
        using var answer = await clerk.GetAsync(new Uri(ExportTests.Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var csv = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var head = (await csv.ReadLineAsync())!;
        Assert.Contains("機種", head, StringComparison.Ordinal);
        var (lines, early) = (0, 0L);
        while (await csv.ReadLineAsync() is { } line)
        {
            lines++;
            if (lines == count / 5) early = GC.GetTotalMemory(forceFullCollection: true);
            if (lines > 1) continue;
            Assert.Contains("\"'=1+1,\"\"危険\"\"\"", line, StringComparison.Ordinal);
            Assert.Contains("＊＊", line, StringComparison.Ordinal); // the account number
        }

        Assert.Equal(count, lines);
        // What a hundred thousand lines would hold if they were held is fifty megabytes and more.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 15_000_000);
        Assert.Equal((count + 199) / 200, await db.Set<EntryRow>().LongCountAsync(e => e.Name == "platform.looked") - entries);
    }
}
