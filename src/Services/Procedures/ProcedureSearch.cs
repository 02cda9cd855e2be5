using SmartLocal.Platform.Data;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Finds procedures by what people call them, as they spell and mistype it.</summary>
internal sealed class ProcedureSearch(ProcedureCatalogue catalogue) : ISearchSource
{
    public int Order => 10;

    public string Kind => "procedures";

    public string TitleKey => "procedures.found";

    public Task<SearchFound> Find(CityContext db, SearchWords sought, CancellationToken ct)
    {
        var found = catalogue.Index.Find(sought);
        return Task.FromResult(new SearchFound([.. found.All.Select(Hit)]) { Near = [.. found.Near.Select(Hit), .. found.All.Count == 0 && !sought.IsLatin ? Categories() : []], Instead = found.Instead });
    }

    private static SearchHit Hit(Forms.ProcedureDefinition procedure) => new(procedure.Name, procedure.Summary, $"/procedures/{procedure.Id}");

    private IEnumerable<SearchHit> Categories() =>
        catalogue.Categories.Where(c => catalogue.Current.Any(p => p.Category == c.Id)).Select(c => new SearchHit(c.Name, c.Lead, $"/procedures?category={c.Id}"));
}
