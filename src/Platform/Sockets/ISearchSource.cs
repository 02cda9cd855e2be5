using SmartLocal.Platform.Data;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Sockets;

/// <summary>What of a module anybody can find by its words on the public site: procedures, initiatives of the plan. Nothing about a person.</summary>
[Socket]
public interface ISearchSource
{
    /// <summary>Its place among the results, ascending.</summary>
    int Order { get; }

    /// <summary>A coded word for machines, <c>procedures</c>.</summary>
    string Kind { get; }

    /// <summary>Key of the heading above what it finds.</summary>
    string TitleKey { get; }

    /// <summary>Everything that each of the words fits. There is at least one word.</summary>
    Task<SearchFound> Find(CityContext db, SearchWords sought, CancellationToken ct);
}

/// <summary>What a source has found.</summary>
/// <param name="Hits">All of it, the fittest first.</param>
public sealed record SearchFound(IReadOnlyList<SearchHit> Hits)
{
    /// <summary>Where nothing was found: what is called most like it, and where else to look.</summary>
    public IReadOnlyList<SearchHit> Near { get; init; } = [];

    /// <summary>The words that were looked for in place of those that were typed, where nobody has such a word.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];
}

/// <summary>Something that was found.</summary>
/// <param name="Title">Its name, by which the link to it is read.</param>
/// <param name="Lead">What it is, in a sentence; null where the name says it.</param>
/// <param name="Href">Path of its page.</param>
public sealed record SearchHit(LocalText Title, LocalText? Lead, string Href);
