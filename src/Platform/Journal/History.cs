using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>What the journal says about a few things, for the timeline of a case. Who may read it is for the caller to have asked.</summary>
public static class History
{
    /// <summary>The most entries given; the latest ones where there are more.</summary>
    public const int Most = 200;

    /// <summary>The entries about any of the things, the earliest first, sealed or not yet.</summary>
    public static async Task<IReadOnlyList<PastEntry>> Of(CityContext db, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Set<EntryRow>().Where(e => things.Contains(e.About)).OrderByDescending(e => e.Position).Take(Most).ToListAsync(ct);
        rows.Reverse();
        return [.. rows.Select(Read)];
    }

    private static PastEntry Read(EntryRow row)
    {
        using var payload = row.Payload is null ? null : JsonDocument.Parse(row.Payload);
        return new PastEntry(
            row.Name, row.At, Chain.Kind(row.ActorKind), payload?.RootElement.GetProperty("actor").GetGuid(), row.Office, row.Channel,
            payload?.RootElement.GetProperty("entry").Clone()) { ActedForKind = row.ActedForKind };
    }
}

/// <summary>An entry of the past.</summary>
/// <param name="Name">What happened, <c>cases.opened</c>.</param>
/// <param name="At">When.</param>
/// <param name="ActorKind">Whether a resident, staff or the system did it.</param>
/// <param name="Actor">Who; null once the payload is erased at the end of retention.</param>
/// <param name="Office">The office for which a member of staff acted.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Content">The entry as JSON; null once it is erased.</param>
public sealed record PastEntry(string Name, Instant At, ActorKind ActorKind, Guid? Actor, string? Office, string Channel, JsonElement? Content)
{
    /// <summary>By what right it was done for another; null where somebody acted for herself.</summary>
    public string? ActedForKind { get; init; }
}
