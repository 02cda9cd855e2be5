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

    /// <summary>Everything in which each of the words stands, the fittest first. There is at least one.</summary>
    Task<IReadOnlyList<SearchHit>> Find(CityContext db, SearchWords sought, CancellationToken ct);
}

/// <summary>Something that was found.</summary>
/// <param name="Title">Its name, by which the link to it is read.</param>
/// <param name="Lead">What it is, in a sentence; null where the name says it.</param>
/// <param name="Href">Path of its page.</param>
public sealed record SearchHit(LocalText Title, LocalText? Lead, string Href);
