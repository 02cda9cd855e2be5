using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>One act's entry. Inserted once; only its salt and payload are ever erased.</summary>
internal sealed class EntryRow
{
    public long Position { get; init; }
    public Guid Id { get; init; }
    public Instant At { get; init; }
    public required string Name { get; init; }
    public required string Act { get; init; }
    public required string Channel { get; init; }
    public string? Office { get; init; }
    public required string ActorKind { get; init; }
    public Guid Actor { get; init; }
    public string? ActedForKind { get; init; }
    public Guid? ActedFor { get; init; }
    public Guid About { get; init; }
    public required string Facts { get; init; }
    public required byte[] Mac { get; init; }
    public byte[]? Salt { get; init; }
    public byte[]? Payload { get; init; }

    /// <summary>Everything but salt and payload.</summary>
    public static readonly Expression<Func<EntryRow, EntryRow>> SealedPart = e => new EntryRow
    {
        Position = e.Position, Id = e.Id, At = e.At, Name = e.Name, Act = e.Act, Channel = e.Channel, Office = e.Office,
        ActorKind = e.ActorKind, Actor = e.Actor, ActedForKind = e.ActedForKind, ActedFor = e.ActedFor, About = e.About,
        Facts = e.Facts, Mac = e.Mac,
    };
}

/// <summary>The entry's gapless number and its link in the chain.</summary>
internal sealed class SealRow
{
    public long Number { get; init; }
    public long Position { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>A signed head: everything up to this number is as it was when this was signed.</summary>
internal sealed class HeadRow
{
    public long Number { get; init; }
    public Instant At { get; init; }
    public required byte[] Hash { get; init; }
    public required byte[] Signature { get; init; }
}

/// <summary>How far a reader has come.</summary>
internal sealed class ReaderRow
{
    public required string Name { get; init; }
    public long Number { get; set; }
    public int Attempts { get; set; }
    public Instant? NotBefore { get; set; }
}

/// <summary>An entry that a reader could not digest after all its attempts. A person replays it.</summary>
internal sealed class DeadLetterRow
{
    public required string Reader { get; init; }
    public long Number { get; init; }
    public Instant At { get; init; }
    public required string Error { get; init; }
    public Instant? ReplayedAt { get; set; }
}

internal sealed class JournalTables(CityDatabase database) : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<EntryRow>(entry =>
        {
            entry.ToTable("journal_entry").HasKey(e => e.Position);
            entry.Property(e => e.Position).ValueGeneratedOnAdd();
            entry.HasIndex(e => e.About, "journal_entry_about"); // the history of one thing, the auditor's subject
            entry.HasIndex(e => new { e.Actor, e.Position }, "journal_entry_actor"); // the auditor's actor
            // What was done for the auditor's subject; nearly all is done by people for themselves and does not stand in it.
            entry.HasIndex(e => e.ActedFor, "journal_entry_acted_for").HasFilter("acted_for IS NOT NULL");
            if (database.Engine is Engine.Postgres)
            {
                // A sequence is not commit order: the sealer takes rows below the oldest running transaction, by this.
                entry.Property<ulong>("Xid").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
                entry.HasIndex(["Xid", nameof(EntryRow.Position)], "journal_entry_xid");
            }
        });
        model.Entity<SealRow>(seal =>
        {
            seal.ToTable("journal_seal").HasKey(s => s.Number);
            seal.Property(s => s.Number).ValueGeneratedNever();
            seal.HasIndex(s => s.Position, "journal_seal_position").IsUnique(); // an entry is sealed once
        });
        model.Entity<HeadRow>(head =>
        {
            head.ToTable("journal_head").HasKey(h => h.Number);
            head.Property(h => h.Number).ValueGeneratedNever();
        });
        model.Entity<ReaderRow>(reader => reader.ToTable("journal_reader").HasKey(r => r.Name));
        model.Entity<DeadLetterRow>(letter => letter.ToTable("journal_dead_letter").HasKey(l => new { l.Reader, l.Number }));
    }
}
