using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
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
        return Page.Of<SearchPage>(new SearchModel(sought, await Find(sought, sources, db, ct)));
    }

    private static async Task<IResult> Json(string? q, IEnumerable<ISearchSource> sources, CityContext db, Text.Text text, CancellationToken ct)
    {
        var sought = SearchWords.Of(q);
        var found = await Find(sought, sources, db, ct);
        return Results.Json(
            new FoundDocument(sought.Typed, [.. found.SelectMany(f => f.Hits.Select(h => new FoundLine(
                f.Source.Kind, text.Of(h.Title).Plain, h.Lead is null ? null : text.Of(h.Lead).Plain, h.Href)))]),
            CityJson.Options);
    }

    private static async Task<IReadOnlyList<FoundOfAKind>> Find(SearchWords sought, IEnumerable<ISearchSource> sources, CityContext db, CancellationToken ct)
    {
        if (sought.IsEmpty) return [];
        var found = new List<FoundOfAKind>();
        foreach (var source in sources.OrderBy(s => s.Order))
            if (await source.Find(db, sought, ct) is { Count: > 0 } hits) found.Add(new FoundOfAKind(source, hits.Count, [.. hits.Take(MostOfAKind)]));
        return found;
    }
}

/// <summary>The answer to a search.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Results">What was found, kind by kind, at most 30 of each.</param>
internal sealed record FoundDocument(string Query, IReadOnlyList<FoundLine> Results);

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is, a coded word: <c>procedures</c>, <c>initiatives</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lead">What it is, in a sentence.</param>
/// <param name="Href">Path of its page.</param>
internal sealed record FoundLine(string Kind, string Title, string? Lead, string Href);

/// <summary>What one source has found.</summary>
public sealed record FoundOfAKind(ISearchSource Source, int Count, IReadOnlyList<SearchHit> Hits);

/// <summary>What the page of a search shows.</summary>
public sealed record SearchModel(SearchWords Sought, IReadOnlyList<FoundOfAKind> Found);
