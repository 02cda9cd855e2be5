using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Search;

/// <summary>One search over everything public, for people and for machines.</summary>
internal static class SearchPages
{
    /// <summary>The most results of one kind. Whoever finds more needs another word.</summary>
    public const int MostOfAKind = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", Show).Public();
        routes.MapGet("/api/search", Json).Public().ForMachines().WithTags("search").Produces<FoundDocument>()
            .WithSummary("What everybody may find by its words: procedures, initiatives of the plan");
    }

    private static async Task<IResult> Show(string? q, IEnumerable<ISearchSource> sources, CityContext db, CancellationToken ct)
    {
        var sought = SearchWords.Of(q);
        var found = await Find(sought, sources, db, ct);
        return Page.Of<SearchPage>(new SearchModel(sought, [.. found.Where(f => f.Count > 0)])
        {
            Near = found.All(f => f.Count == 0) ? [.. found.SelectMany(f => f.Near)] : [],
            Instead = [.. found.SelectMany(f => f.Instead).Distinct(StringComparer.Ordinal)],
        });
    }

    private static async Task<IResult> Json(string? q, IEnumerable<ISearchSource> sources, CityContext db, Text.Text text, CityFacts city, CancellationToken ct)
    {
        var sought = SearchWords.Of(q);
        var found = await Find(sought, sources, db, ct);
        return Results.Json(
            new FoundDocument(
                sought.Typed,
                [.. found.SelectMany(f => f.Hits.Select(h => Line(f, h)))],
                [.. found.Where(f => f.Count > 0).Select(f => new FoundCount(f.Source.Kind, f.Count, f.Hits.Count))],
                found.All(f => f.Count == 0) ? [.. found.SelectMany(f => f.Near.Select(h => Line(f, h)))] : [],
                [.. found.SelectMany(f => f.Instead).Distinct(StringComparer.Ordinal)]),
            CityJson.Options);

        FoundLine Line(FoundOfAKind of, SearchHit hit) => new(of.Source.Kind, Plain(hit.Title), hit.Lead is null ? null : Plain(hit.Lead), hit.Href);

        string Plain(LocalText words) => text.Of(words, ("city", city.LocalName)).Plain;
    }

    private static async Task<IReadOnlyList<FoundOfAKind>> Find(SearchWords sought, IEnumerable<ISearchSource> sources, CityContext db, CancellationToken ct)
    {
        if (sought.IsEmpty) return [];
        var found = new List<FoundOfAKind>();
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            var some = await source.Find(db, sought, ct);
            found.Add(new FoundOfAKind(source, some.Hits.Count, [.. some.Hits.Take(MostOfAKind)]) { Near = some.Near, Instead = some.Instead });
        }

        return found;
    }
}

/// <summary>The answer to a search.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Results">What was found, kind by kind, at most 30 of each.</param>
/// <param name="Counts">How much was found of each kind, and how much of it stands here.</param>
/// <param name="Near">Where nothing was found: what is called most like it.</param>
/// <param name="Instead">The words that were looked for in place of those that nobody has.</param>
internal sealed record FoundDocument(
    string Query, IReadOnlyList<FoundLine> Results, IReadOnlyList<FoundCount> Counts, IReadOnlyList<FoundLine> Near, IReadOnlyList<string> Instead);

/// <summary>How much was found of a kind.</summary>
/// <param name="Kind">What it is, a coded word.</param>
/// <param name="Found">How many there are.</param>
/// <param name="Shown">How many of them are among the results.</param>
internal sealed record FoundCount(string Kind, int Found, int Shown);

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is, a coded word: <c>procedures</c>, <c>initiatives</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lead">What it is, in a sentence.</param>
/// <param name="Href">Path of its page.</param>
internal sealed record FoundLine(string Kind, string Title, string? Lead, string Href);

/// <summary>What one source has found.</summary>
public sealed record FoundOfAKind(ISearchSource Source, int Count, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>Where it has found nothing: what is called most like it.</summary>
    public IReadOnlyList<SearchHit> Near { get; init; } = [];

    /// <summary>The words that were looked for in place of those that were typed.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];
}

/// <summary>What the page of a search shows.</summary>
public sealed record SearchModel(SearchWords Sought, IReadOnlyList<FoundOfAKind> Found)
{
    /// <summary>Where nothing was found: what is called most like it.</summary>
    public IReadOnlyList<SearchHit> Near { get; init; } = [];

    /// <summary>The words that were looked for in place of those that were typed.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];
}
