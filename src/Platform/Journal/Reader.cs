using System.Text.Json;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>One reaction's way through the journal.</summary>
internal abstract class Reader(string name, string entry)
{
    /// <summary>Module and reaction, <c>cases.open-on-submission</c>: the key of its place in the journal.</summary>
    public string Name => name;

    /// <summary>The entries it reads.</summary>
    public string Entry => entry;

    /// <summary>Lets the reaction do its work.</summary>
    public abstract ValueTask React(long number, EntryRow row, Acting acting, CancellationToken ct);
}

internal sealed class Reader<TEntry>(string name, IReaction<TEntry> reaction) : Reader(name, TEntry.Name)
    where TEntry : IEntry
{
    public override async ValueTask React(long number, EntryRow row, Acting acting, CancellationToken ct)
    {
        // Erased at the end of retention: what is left of it is for figures, and those read the sealed part.
        if (row.Payload is null) return;
        using var payload = JsonDocument.Parse(row.Payload);
        var happened = payload.RootElement.GetProperty("entry").Deserialize<TEntry>(CityJson.Options)
            ?? throw new InvalidOperationException($"Entry {number} has no content");
        var actor = new Actor(Chain.Kind(row.ActorKind), payload.RootElement.GetProperty("actor").GetGuid())
        {
            Channel = row.Channel,
            Office = row.Office,
            OnBehalfOf = row.ActedForKind is { } kind ? new ActedFor(kind, payload.RootElement.GetProperty("for").GetGuid()) : null,
        };
        await reaction.React(new Happened<TEntry>(number, row.At, actor, happened), acting, ct);
    }
}
