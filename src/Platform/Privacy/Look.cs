using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Looking is an act: the only way for staff and outside systems to personal values. One page, export or search is one look
/// and one entry, durable before a byte leaves. That this actor may look at these things is for the asking act to have checked.
/// </summary>
/// <param name="Purpose">Why.</param>
/// <param name="Thing">What the look is about, a case; or the office's list, by an id of its own.</param>
/// <param name="Subjects">Whose data: their accounts.</param>
/// <param name="Fields">Which of it: words of <see cref="Privacy.Fields"/>.</param>
public sealed record Look(Purpose Purpose, Guid Thing, IReadOnlyCollection<Guid> Subjects, IReadOnlyCollection<string> Fields) : IAct<Opened>
{
    /// <summary>The right to see the data of protected persons (支援措置) for whom one's office is named.</summary>
    public const string ProtectedRight = "privacy.see-protected";

    /// <summary>Those of whom only the name is looked at, beside the subjects: whoever handed something in for one of them.</summary>
    public IReadOnlyCollection<Guid> Named { get; init; } = [];

    /// <summary>Code of the office whose matter it is, where the asking act knows: a look from another office is reported.</summary>
    public string? Office { get; init; }

    /// <summary>
    /// Staff alone look by themselves. An outside system looks through an act that its scope opens, which asks this one; so it is
    /// written down under the system, and a protected person stays masked: a system holds no right.
    /// </summary>
    public ActKind Kind { get; } = new("privacy.look", Permission.Staff);

    /// <inheritdoc/>
    async ValueTask<Result<Opened>> IAct<Opened>.Run(Acting acting, CancellationToken ct)
    {
        if (acting.Actor.Kind is not (ActorKind.Staff or ActorKind.Client))
            throw new InvalidOperationException($"A look is made by staff or an outside system, not by {acting.Actor.Kind}");
        if (Fields.FirstOrDefault(f => !Privacy.Fields.All.Contains(f)) is { } unknown)
            throw new InvalidOperationException($"'{unknown}' is no field that can be looked at");

        if (Named.Count > 0 && !Fields.Contains(Privacy.Fields.Name)) throw new InvalidOperationException("Nobody's name is looked at");
        var named = Named.Except(Subjects).ToHashSet();
        var subjects = Subjects.Union(named).ToHashSet();
        var (guarded, masked) = await Guarded(acting, subjects, ct);
        var look = acting.NewId<LookId>();
        var looked = new Looked(look, Thing, Purpose.Code, [.. subjects], [.. Fields], Office);
        acting.Record(looked);
        foreach (var subject in subjects)
        {
            acting.Insert(new LookRow
            {
                Id = acting.NewId<LookId>(),
                Thing = Thing,
                Subject = subject,
                At = acting.Now,
                Purpose = Purpose.Code,
                Fields = named.Contains(subject) ? Privacy.Fields.Name : string.Join(',', Fields),
                Office = acting.Actor.Office,
                Looker = acting.Actor.Id,
                MatterOffice = Office,
                HeldBack = Purpose.IsHeldBack || guarded.Contains(subject),
            });
        }

        return new Opened(acting.Get<Vault>(), subjects, Fields.ToHashSet(StringComparer.Ordinal), masked) { Named = named };
    }

    /// <summary>Those of the subjects that are protected, and those of them that stay masked before this actor.</summary>
    internal static async ValueTask<(HashSet<Guid> Protected, HashSet<Guid> Masked)> Guarded(Acting acting, IReadOnlySet<Guid> subjects, CancellationToken ct)
    {
        var (guarded, masked) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var protection in acting.All<IProtection>())
        {
            foreach (var (subject, offices) in await protection.ProtectedAmong(acting.Db, subjects, acting.Now, ct))
            {
                guarded.Add(subject);
                if (!acting.Actor.Rights.Contains(ProtectedRight) || !offices.Contains(acting.Actor.Office)) masked.Add(subject);
            }
        }

        return (guarded, masked);
    }
}

/// <summary>A look.</summary>
public readonly record struct LookId(Guid Value) : IId<LookId>
{
    /// <inheritdoc/>
    public static LookId From(Guid value) => new(value);
}

/// <summary>Somebody looked at personal data.</summary>
/// <param name="Look">The look.</param>
/// <param name="Thing">What it was about.</param>
/// <param name="Purpose">A coded purpose.</param>
/// <param name="Subjects">Whose data.</param>
/// <param name="Fields">Which.</param>
/// <param name="MatterOffice">The office whose matter it is, where known.</param>
public sealed record Looked(LookId Look, Guid Thing, string Purpose, IReadOnlyList<Guid> Subjects, IReadOnlyList<string> Fields, string? MatterOffice) : IEntry
{
    static string IEntry.Name => "platform.looked";

    /// <inheritdoc/>
    public Guid About => Thing;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("purpose", Purpose), .. Fields.Select(f => new Fact("field", f)), new("count", Subjects.Count.ToString(CultureInfo.InvariantCulture)),
    ];
}
