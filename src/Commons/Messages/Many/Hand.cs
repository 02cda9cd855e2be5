using System.Runtime.InteropServices;
using SmartLocal.Messages.Contracts;

namespace SmartLocal.Messages.Many;

/// <summary>
/// Some of those whom a broadcast is for and who have not got it yet. It goes in the transaction that gives it to them, so that each gets
/// it once, whoever dies in between.
/// </summary>
internal sealed class Hand
{
    /// <summary>How many get it in one transaction: a tenth of a second's work for the one writer of SQLite.</summary>
    public const int Most = 1000;

    public BroadcastId Broadcast { get; init; }

    public int Number { get; init; }

    /// <summary>Ids of accounts, sixteen bytes each.</summary>
    public required byte[] Accounts { get; init; }

    public static Hand Of(BroadcastId broadcast, int number, ReadOnlySpan<Guid> accounts) =>
        new() { Broadcast = broadcast, Number = number, Accounts = MemoryMarshal.AsBytes(accounts).ToArray() };

    public Guid[] Read() => MemoryMarshal.Cast<byte, Guid>(Accounts).ToArray();
}
