using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Host.Backups;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Host;

public sealed class ExportTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task What_was_sealed_can_be_read_in_the_export_and_the_journal_says_once_that_it_was_made()
    {
        using var sent = await CaseWorld.Sent(ome, "exported@example.jp");
        var target = Path.Combine(Path.GetTempPath(), $"ome-export-{Path.GetRandomFileName()}");
        try
        {
            await ome.Get<Export>().Write(target, default);
            var application = (await File.ReadAllLinesAsync(Path.Combine(target, "tables", "procedures_application.jsonl")))
                .Select(line => JsonDocument.Parse(line).RootElement).Single(row => row.GetProperty("receipt").GetString() == sent.Receipt);
            Assert.Contains("花子", JsonDocument.Parse(application.GetProperty("answers").GetString()!).RootElement.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }

        var notes = ome.Get<DataFolder>().File("notes");
        var note = Assert.Single(Directory.GetFiles(notes));
        var said = await File.ReadAllTextAsync(note);
        await ome.Get<ExportNotes>().Take(default);
        Assert.Empty(Directory.GetFiles(notes));
        // As after a crash before the note was gone.
        await File.WriteAllTextAsync(note, said);
        await ome.Get<ExportNotes>().Take(default);
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<EntryRow>().CountAsync(e => e.Name == "host.exported"));
    }
}
