using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Privacy;

/// <summary>A data key, wrapped by the city's wrapping key.</summary>
internal sealed class DataKeyRow
{
    public int Number { get; init; }
    public required byte[] Wrapped { get; set; }
    public Instant MadeAt { get; init; }
}

/// <summary>One person in one look: by it she reads who looked, and the auditor finds it. Erased with the payload of its entry.</summary>
internal sealed class LookRow
{
    public LookId Id { get; init; }

    /// <summary>What the look was about: the entry of the journal is about it too.</summary>
    public Guid Thing { get; init; }

    public Guid Subject { get; init; }
    public Instant At { get; init; }
    public required string Purpose { get; init; }
    public required string Fields { get; init; }
    public string? Office { get; init; }
    public Guid Looker { get; init; }
    public string? MatterOffice { get; init; }

    /// <summary>Whether the person is not told: an inquiry, or a protected person whose whereabouts the list could betray.</summary>
    public bool HeldBack { get; init; }
}

/// <summary>A resident under protection.</summary>
internal sealed class ProtectedRow
{
    public Guid Subject { get; init; }

    /// <summary>Codes of the offices in which holders of the right see her, joined by commas.</summary>
    public required string Offices { get; set; }

    public IReadOnlyList<string> NamedOffices => Offices.Split(',');

    public Instant Since { get; init; }
}

internal sealed class PrivacyTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<DataKeyRow>(key =>
        {
            key.ToTable("platform_data_key").HasKey(k => k.Number);
            key.Property(k => k.Number).ValueGeneratedNever();
        });
        model.Entity<ProtectedRow>(person =>
        {
            person.ToTable("platform_protected").HasKey(p => p.Subject);
            person.Property(p => p.Subject).ValueGeneratedNever();
            person.Ignore(p => p.NamedOffices);
        });
        model.Entity<LookRow>(look =>
        {
            look.ToTable("platform_look").HasKey(l => l.Id);
            look.HasIndex(l => new { l.Subject, l.Id }, "platform_look_subject"); // her own page, the latest first; the auditor's subject
            look.HasIndex(l => l.Thing, "platform_look_thing"); // those of a matter that is erased
            look.HasIndex(l => l.At, "platform_look_at"); // the report of a period
        });
    }
}
