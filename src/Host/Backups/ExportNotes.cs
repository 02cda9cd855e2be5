using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Backups;

/// <summary>What an export leaves in the data folder. It is another process than the city, and only the city writes its journal.</summary>
internal sealed record ExportNote(Guid Id, Instant BegunAt, long Rows, int Files);

/// <summary>Takes the notes of exports into the journal: at the start, and while the city runs within a minute.</summary>
internal sealed partial class ExportNotes(DataFolder folder, SystemCity system, TimeProvider clock, ILogger<ExportNotes> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private string Notes => folder.File("notes");

    public async Task Leave(ExportNote note, CancellationToken ct)
    {
        Directory.CreateDirectory(Notes);
        var path = Path.Combine(Notes, $"exported-{note.Id:n}.json");
        await File.WriteAllTextAsync(path + ".part", JsonSerializer.Serialize(note, CityJson.Options), ct);
        File.Move(path + ".part", path);
    }

    /// <summary>Each note once: two nodes may read the same, and a crash may come before its file is gone.</summary>
    public async Task Take(CancellationToken ct)
    {
        if (!Directory.Exists(Notes)) return;
        foreach (var path in Directory.EnumerateFiles(Notes, "exported-*.json"))
        {
            if (JsonSerializer.Deserialize<ExportNote>(await File.ReadAllTextAsync(path, ct), CityJson.Options) is not { } note) continue;
            _ = (await system.City.Perform(new NoteExport(note), IdempotencyKey.Of(note.Id), ct)).Value;
            File.Delete(path);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            do
            {
                try
                {
                    await Take(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    NotTaken(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start takes them.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The note of an export could not be taken into the journal and will be tried again")]
    private static partial void NotTaken(ILogger logger, Exception exception);
}
