using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>What the pages show by which people find a procedure: the portal, the ways in, and the lists behind them.</summary>
internal sealed class CatalogueDesk(ProcedureCatalogue catalogue, CityContext db, PlaceWords words, Text text, TimeProvider clock)
{
    /// <summary>There is no such thing to choose. Values: <c>name</c>, <c>value</c>.</summary>
    public static readonly RefusalKind NoSuchChoice = new("catalogue.no-such-choice");

    /// <summary>Procedures on a page of a list.</summary>
    public const int OnePage = 30;

    /// <summary>A list that is longer has the rows of the fifty sounds as headings.</summary>
    private const int Overseen = 12;

    private IReadOnlyList<OfficeCard>? offices;

    private DateOnly Today => clock.TodayInTokyo();

    public HomeModel Home(IEnumerable<ProcedureDefinition> mostUsed)
    {
        var all = catalogue.Entries(Today);
        return new HomeModel(Shortcuts(CatalogueFilter.Event, all), [.. mostUsed.Select(p => Card(p, catalogue.On(p, Today)))], Shortcuts(CatalogueFilter.Category, all));
    }

    /// <summary>Everything that stands behind one name, <c>office</c>; null where the catalogue has no such name.</summary>
    public async Task<BrowseModel?> Browse(string name, CancellationToken ct)
    {
        if (!CatalogueFilter.Names.Contains(name)) return null;
        offices = await Offices.All(db, ct);
        return new BrowseModel(text["catalogue.by." + name], text[$"catalogue.by.{name}.lead"], Shortcuts(name, catalogue.Entries(Today)));
    }

    /// <summary>All choices by which a list can be narrowed down, each with how many procedures it leaves.</summary>
    public async Task<CatalogueDocument> Headings(CancellationToken ct)
    {
        offices = await Offices.All(db, ct);
        var all = catalogue.Entries(Today);
        return new CatalogueDocument(Of(CatalogueFilter.Event), Of(CatalogueFilter.Category), Of(CatalogueFilter.Needed), Of(CatalogueFilter.Office), Of(CatalogueFilter.Way));

        HeadingDocument[] Of(string name) => [.. Choices(name).Select(c => new HeadingDocument(c.Value, c.Label.Plain, c.Lead?.Plain, all.Count(e => e.Has(name, c.Value))))];
    }

    /// <summary>The procedures that are left, by reading or the fittest first; refused where something is chosen that there is not.</summary>
    public async Task<Result<CatalogueEntry[]>> Left(CatalogueFilter filter, CancellationToken ct)
    {
        offices = await Offices.All(db, ct);
        foreach (var name in CatalogueFilter.Names)
            if (filter[name] is { } value && Choices(name).All(c => c.Value != value)) return NoSuchChoice.Of(name, ("name", name), ("value", value));
        var all = catalogue.Entries(Today);
        return (filter.Words.IsEmpty ? all : InOrder(all, catalogue.Index.Find(filter.Words).All)).Where(e => filter.Takes(e)).ToArray();
    }

    /// <summary>The list that is left; null where something is chosen that there is not.</summary>
    /// <param name="filter">What it is narrowed down by.</param>
    /// <param name="at">Id of the procedure with which the page begins; null for the first page.</param>
    /// <param name="ct">For whoever goes away.</param>
    public async Task<ProcedureListModel?> List(CatalogueFilter filter, string? at, CancellationToken ct)
    {
        offices = await Offices.All(db, ct);
        var all = catalogue.Entries(Today);
        var facets = CatalogueFilter.Names.Select(n => new Facet(n, text["catalogue.facet." + n], filter[n], Values(n, all, filter))).ToArray();
        if (facets.Any(f => f.Chosen is not null && f.Values.All(v => v.Value != f.Chosen))) return null;

        var found = filter.Words.IsEmpty ? null : catalogue.Index.Find(filter.Words);
        var left = (found is null ? all : InOrder(all, found.All)).Where(e => filter.Takes(e)).ToArray();
        var first = Math.Max(0, Array.FindIndex(left, e => e.Procedure.Id == at));
        var page = left[first..Math.Min(left.Length, first + OnePage)];
        return new ProcedureListModel(
            Title(filter, facets), Lead(filter), filter.Words.Typed, facets,
            [.. facets.Where(f => f.Chosen is not null).Select(f => new ChosenFacet(f.Label, f.Values.First(v => v.Value == f.Chosen).Label, filter.With(f.Name, null).Href()))])
        {
            Count = left.Length,
            Groups = found is null && left.Length > Overseen ? ByRow(page) : [new KanaGroup(null, [.. page.Select(Card)])],
            Rows = found is null && left.Length > OnePage ? Rows(left, filter, page) : [],
            PreviousHref = first > 0 ? filter.Href(first > OnePage ? left[first - OnePage].Procedure.Id : null) : null,
            NextHref = first + OnePage < left.Length ? filter.Href(left[first + OnePage].Procedure.Id) : null,
            Instead = left.Length > 0 && found is not null ? found.Instead : [],
            Near = left.Length == 0 && found is not null ? [.. InOrder(all, found.Near).Select(Card)] : [],
        };
    }

    private RichText Title(CatalogueFilter filter, IReadOnlyList<Facet> facets)
    {
        if (!filter.Words.IsEmpty) return text.Of("catalogue.list.sought", ("query", filter.Words.Typed));
        return filter.Count == 1 && facets.Single(f => f.Chosen is not null) is var one
            ? text.Of("catalogue.list.of." + one.Name, ("value", one.Values.First(v => v.Value == one.Chosen).Label))
            : text["catalogue.list.title"];
    }

    private RichText? Lead(CatalogueFilter filter)
    {
        if (filter.Count != 1 || !filter.Words.IsEmpty) return null;
        var heading = catalogue.Events.FirstOrDefault(e => e.Id == filter[CatalogueFilter.Event]) ?? catalogue.Categories.FirstOrDefault(c => c.Id == filter[CatalogueFilter.Category]);
        return heading is null ? null : words.Of(heading.Lead);
    }

    private Shortcut[] Shortcuts(string name, IReadOnlyList<CatalogueEntry> all) =>
    [
        .. from choice in Choices(name)
           let count = all.Count(e => e.Has(name, choice.Value))
           where count > 0 // the national lists have more than a city has procedures for
           select new Shortcut(choice.Label, choice.Lead, $"/procedures?{name}={choice.Value}", count),
    ];

    private FacetValue[] Values(string name, IReadOnlyList<CatalogueEntry> all, CatalogueFilter filter)
    {
        var others = all.Where(e => filter.Takes(e, but: name)).ToArray();
        return [.. Choices(name).Select(c => new FacetValue(c.Value, c.Label, others.Count(e => e.Has(name, c.Value)))).Where(v => v.Count > 0 || v.Value == filter[name])];
    }

    private IEnumerable<(string Value, RichText Label, RichText? Lead)> Choices(string name) => name switch
    {
        CatalogueFilter.Event => catalogue.Events.Select(e => (e.Id, words.Of(e.Name), (RichText?)words.Of(e.Lead))),
        CatalogueFilter.Category => catalogue.Categories.Select(c => (c.Id, words.Of(c.Name), (RichText?)words.Of(c.Lead))),
        CatalogueFilter.Needed => catalogue.Belongings.Select(b => (b.Id, words.Of(b.Name), (RichText?)null)),
        CatalogueFilter.Office => offices!.Select(o => (o.Code, words.NameOf(o), (RichText?)null)),
        _ => Ways.All.Select(w => (w, text["catalogue.way." + w], (RichText?)null)),
    };

    private static IEnumerable<CatalogueEntry> InOrder(IReadOnlyList<CatalogueEntry> all, IReadOnlyList<ProcedureDefinition> found)
    {
        var byId = all.ToDictionary(e => e.Procedure.Id, StringComparer.Ordinal);
        return found.Select(p => byId[p.Id]);
    }

    private KanaGroup[] ByRow(CatalogueEntry[] page) =>
        [.. page.GroupBy(e => KanaRow.Of(e.Procedure.Reading)).Select(g => new KanaGroup(RowName(g.Key), [.. g.Select(Card)]))];

    private PageLink[] Rows(CatalogueEntry[] left, CatalogueFilter filter, CatalogueEntry[] page)
    {
        var here = KanaRow.Of(page[0].Procedure.Reading);
        return
        [
            .. left.GroupBy(e => KanaRow.Of(e.Procedure.Reading))
                .Select(g => new PageLink(RichText.Verbatim(g.Key?.ToString() ?? text["catalogue.row.other"].Plain), filter.Href(g.First().Procedure.Id), g.Key == here)),
        ];
    }

    private RichText RowName(char? row) => row is { } letter ? text.Of("catalogue.row", ("letter", letter.ToString())) : text["catalogue.row.other"];

    private ProcedureCardModel Card(CatalogueEntry entry) => Card(entry.Procedure, entry.Availability);

    private ProcedureCardModel Card(ProcedureDefinition procedure, Availability availability) => new(procedure, availability, Today);
}
