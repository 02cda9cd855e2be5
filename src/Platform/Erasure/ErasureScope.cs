using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Erasure;

/// <summary>What one erasure takes: a matter, and all that belongs to it.</summary>
public sealed class ErasureScope
{
    internal ErasureScope(Guid matter)
    {
        Matter = matter;
        Things = [matter];
    }

    /// <summary>The matter: a case.</summary>
    public Guid Matter { get; }

    /// <summary>Everything that entries of the journal may be about: the matter, its application, its messages, its files.</summary>
    public HashSet<Guid> Things { get; }

    /// <summary>Under which names addresses know it: receipt numbers. Copies that were printed are found by them.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The files whose bytes go from the disk.</summary>
    public HashSet<FileId> Files { get; } = [];
}

/// <summary>A matter whose retention has ended.</summary>
/// <param name="Matter">Its id.</param>
/// <param name="Label">What it is known by, without personal data: a receipt number.</param>
/// <param name="Kind">What it is, in the words of its procedure's name in Japanese.</param>
/// <param name="ClosedOn">When it was closed.</param>
/// <param name="Until">The last day of its retention (保存期間満了日).</param>
public sealed record MatterDue(Guid Matter, string Label, string Kind, DateOnly ClosedOn, DateOnly Until);
