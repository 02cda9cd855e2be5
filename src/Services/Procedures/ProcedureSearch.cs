using SmartLocal.Forms;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Finds procedures by what people call them, in the catalogue's order.</summary>
internal sealed class ProcedureSearch(ProcedureCatalogue catalogue) : ISearchSource
{
    public int Order => 10;

    public string Kind => "procedures";

    public string TitleKey => "procedures.found";

    public Task<IReadOnlyList<SearchHit>> Find(CityContext db, SearchWords sought, CancellationToken ct) => Task.FromResult<IReadOnlyList<SearchHit>>(
        [.. catalogue.Current.Where(p => sought.IsIn(WordsOf(p))).Select(p => new SearchHit(p.Name, p.Summary, $"/procedures/{p.Id}"))]);

    private string WordsOf(ProcedureDefinition procedure)
    {
        var category = catalogue.Categories.FirstOrDefault(c => c.Id == procedure.Category);
        return SearchWords.Folded([procedure.Name, procedure.Summary, category?.Name, category?.Lead], [.. procedure.Words, procedure.Reading]);
    }
}
