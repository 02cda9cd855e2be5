using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Gives committed entries their gapless numbers, chains them and signs each new head. It runs a moment after the commit,
/// so that acts never wait for each other in a chain.
/// </summary>
internal sealed partial class Sealer(
    Performing performing, CityDatabase database, CityKeys keys, JournalSignals signals, Anchor anchor, ILogger<Sealer> log) : BackgroundService
{
    private const int MostAtOnce = 512;

    /// <summary>A seal costs a signature; under load it is for the entries of a moment, not for each commit.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    /// <summary>SQLite has one writing process, which signals; on PostgreSQL other nodes write too.</summary>
    private TimeSpan Poll => TimeSpan.FromMilliseconds(database.Engine is Engine.Sqlite ? 1000 : 50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SealSome(stoppingToken) == MostAtOnce)
                {
                }

                await signals.Unsealed.Wait(Poll, stoppingToken);
                await Task.Delay(Gathering, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SealingFailed(log, e);
                await signals.Unsealed.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    /// <summary>Seals what can be sealed, at most <see cref="MostAtOnce"/>; how many were.</summary>
    internal async Task<int> SealSome(CancellationToken ct)
    {
        List<SealRow> seals = [];
        HeadRow? head = null;
        await performing.Do(async (lane, inner) =>
        {
            seals.Clear();
            var last = await lane.Db.Set<SealRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(inner);
            if (await lane.Sealable(last, MostAtOnce, inner) is not { Count: > 0 } entries) return false;
            foreach (var entry in entries)
            {
                var number = (last?.Number ?? 0) + 1;
                last = new SealRow { Number = number, Position = entry.Position, Hash = Chain.Link(last?.Hash ?? Chain.Start, number, entry) };
                seals.Add(last);
            }

            head = new HeadRow
            {
                Number = last!.Number,
                At = lane.Now,
                Hash = last.Hash,
                Signature = keys.Seal.SignData(Chain.Head(last.Number, last.Hash), System.Security.Cryptography.HashAlgorithmName.SHA256),
            };
            await lane.WriteSeals(seals, inner);
            lane.Db.Add(head);
            await lane.Db.SaveChangesAsync(inner);
            return true;
        }, ct, Weight.One);
        if (head is null || seals.Count == 0) return 0;
        anchor.Append(head);
        signals.Sealed();
        return seals.Count;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sealing failed and will be tried again")]
    private static partial void SealingFailed(ILogger logger, Exception exception);
}
