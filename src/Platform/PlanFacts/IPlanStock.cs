using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.PlanFacts;

/// <summary>
/// Knows how many of something there are on a day (procedures that can be submitted, datasets that are published), for a
/// figure of the plan that is a stock and not a sum of entries.
/// </summary>
[Socket]
public interface IPlanStock
{
    /// <summary>The figure's name, the same for every city: <c>procedures-online</c>. A plan says by <c>measure: { by: stock, of: procedures-online }</c> which of its own numbers it is.</summary>
    string Figure { get; }

    /// <summary>
    /// How many there were on the day, by what this system knows; null where it can't tell for that day. Plan asks for no day
    /// before this system began to record.
    /// </summary>
    ValueTask<StockValue?> Count(CityContext db, DateOnly day, CancellationToken ct);
}

/// <summary>A stock on a day.</summary>
/// <param name="Number">How many.</param>
/// <param name="Items">What was counted, so that everybody can check it; empty where the list would be too long or is not public.</param>
public sealed record StockValue(long Number, IReadOnlyList<StockItem> Items);

/// <summary>One thing that was counted.</summary>
/// <param name="Code">Its code; the same code is counted once.</param>
/// <param name="Name">Its name.</param>
/// <param name="Href">Path of its page, or null.</param>
public sealed record StockItem(string Code, LocalText Name, string? Href = null);
