using System.Text.Json;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>One reader's way through the journal: a reaction's, or a read model's.</summary>
internal abstract class Reader(string name, IReadOnlySet<string> entries)
{
    /// <summary>Module and reaction, <c>cases.open-on-submission</c>: the key of its place in the journal.</summary>
    public string Name => name;

    /// <summary>The entries it reads.</summary>
    public IReadOnlySet<string> Entries => entries;

    /// <summary>How many entries it takes in one piece of work.</summary>
    public virtual int AtOnce => 1;

    /// <summary>Before its first entry.</summary>
    public virtual ValueTask Begin(Acting acting, CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>Does its work for one piece, at most <see cref="AtOnce"/> entries.</summary>
    public abstract ValueTask Read(IReadOnlyList<Numbered> piece, Acting acting, CancellationToken ct);
}

/// <summary>An entry with its gapless number.</summary>
internal sealed record Numbered(long Number, EntryRow Row);

internal sealed class Reader<TEntry>(string name, IReaction<TEntry> reaction) : Reader(name, new HashSet<string> { TEntry.Name })
    where TEntry : IEntry
{
    public override async ValueTask Read(IReadOnlyList<Numbered> piece, Acting acting, CancellationToken ct)
    {
        var (number, row) = piece[0];
        // Erased at the end of retention: what is left of it is for figures, and those read the sealed part.
        if (row.Payload is null) return;
        using var payload = JsonDocument.Parse(row.Payload);
        var happened = payload.RootElement.GetProperty("entry").Deserialize<TEntry>(CityJson.Options)
            ?? throw new InvalidOperationException($"Entry {number} has no content");
        var actor = new Actor(Chain.Kind(row.ActorKind), payload.RootElement.GetProperty("actor").GetGuid())
        {
            Channel = row.Channel,
            Office = row.Office,
            OnBehalfOf = row.ActedForKind is { } kind ? new ActedFor(kind, payload.RootElement.GetProperty("for").GetGuid()) { Mandate = payload.RootElement.GetProperty("mandate").GetGuid() } : null,
        };
        await reaction.React(new Happened<TEntry>(number, row.At, actor, happened), acting, ct);
    }
}

/// <summary>Feeds a read model. It takes many entries at once, because it adds them up.</summary>
internal sealed class SealedPartReader<TReader>(string name, TReader reader) : Reader($"{name}-{reader.Version}", reader.Entries)
    where TReader : ISealedReader
{
    public override int AtOnce => 256;

    public override ValueTask Begin(Acting acting, CancellationToken ct) => reader.Begin(acting, ct);

    public override ValueTask Read(IReadOnlyList<Numbered> piece, Acting acting, CancellationToken ct) =>
        reader.Read([.. piece.Select(e => SealedEntry.Of(e.Number, e.Row))], acting, ct);
}
