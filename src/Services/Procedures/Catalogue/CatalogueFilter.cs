using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using SmartLocal.Platform.Search;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>
/// To what somebody has narrowed the catalogue down. All of it stands in the address, so that a list can be kept, sent to somebody
/// else and gone back to.
/// </summary>
internal sealed record CatalogueFilter
{
    public const string Event = "event", Category = "category", Office = "office", Needed = "needed", Way = "way";

    private const string Sought = "q";

    /// <summary>By what a list can be narrowed down, in the order in which a page asks it.</summary>
    public static readonly IReadOnlyList<string> Names = [Event, Category, Needed, Office, Way];

    private readonly IReadOnlyDictionary<string, string> chosen;

    private CatalogueFilter(IReadOnlyDictionary<string, string> chosen, SearchWords words) => (this.chosen, Words) = (chosen, words);

    /// <summary>What is looked for beside.</summary>
    public SearchWords Words { get; }

    /// <summary>What is chosen under a name, or null.</summary>
    public string? this[string name] => chosen.GetValueOrDefault(name);

    /// <summary>How many of the names have something chosen.</summary>
    public int Count => chosen.Count;

    /// <summary>What the address says. An empty choice, as a form sends it, is none.</summary>
    public static CatalogueFilter Of(IQueryCollection query) => new(
        Names.Select(n => (Name: n, Value: query[n].ToString())).Where(c => c.Value.Length > 0).ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal),
        SearchWords.Of(query[Sought]));

    /// <summary>The same with something else under one name; with null, nothing.</summary>
    public CatalogueFilter With(string name, string? value)
    {
        var changed = chosen.Where(c => c.Key != name).ToDictionary(StringComparer.Ordinal);
        if (value is not null) changed[name] = value;
        return new CatalogueFilter(changed, Words);
    }

    /// <summary>The same without words.</summary>
    public CatalogueFilter WithoutWords() => new(chosen, SearchWords.Of(null));

    /// <summary>Whether the procedure is left, by all names but one.</summary>
    public bool Takes(CatalogueEntry entry, string? but = null) => chosen.All(c => c.Key == but || entry.Has(c.Key, c.Value));

    /// <summary>The address of the list.</summary>
    /// <param name="at">The procedure with which the page begins; null for the first page.</param>
    public string Href(string? at = null)
    {
        var query = new QueryBuilder(Names.Where(chosen.ContainsKey).Select(n => KeyValuePair.Create(n, chosen[n])));
        if (!Words.IsEmpty) query.Add(Sought, Words.Typed);
        if (at is not null) query.Add("at", at);
        return "/procedures" + query.ToQueryString();
    }
}
