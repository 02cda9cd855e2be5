using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>A list of matters whose retention has ended, laid before whoever decides that they are erased (廃棄).</summary>
internal sealed class ErasureDraft
{
    private ErasureDraft()
    {
    }

    public ErasureDraftId Id { get; private init; }
    public ApprovalId Approval { get; private init; }
    public string Office { get; private init; } = "";
    public Instant DraftedAt { get; private init; }

    /// <summary>The matters and what they are known by, as JSON. Labels are receipt numbers: nothing here is personal.</summary>
    public string Matters { get; private init; } = "";

    public static ErasureDraft Of(ErasureDraftId id, ApprovalId approval, string office, IReadOnlyList<DraftedMatter> matters, Instant now) => new()
    {
        Id = id, Approval = approval, Office = office, DraftedAt = now, Matters = JsonSerializer.Serialize(matters, CityJson.Options),
    };

    public IReadOnlyList<DraftedMatter> Read() => JsonSerializer.Deserialize<List<DraftedMatter>>(Matters, CityJson.Options)!;
}

/// <summary>A matter on the list.</summary>
internal sealed record DraftedMatter(Guid Matter, string Label, string Kind, DateOnly Until);

internal readonly record struct ErasureDraftId(Guid Value) : IId<ErasureDraftId>
{
    public static ErasureDraftId From(Guid value) => new(value);
}
