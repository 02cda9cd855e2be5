using SmartLocal.Forms;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>A procedure as the catalogue lists it today.</summary>
/// <param name="Procedure">The version in force.</param>
/// <param name="Availability">Whether it can be done online today.</param>
/// <param name="Belongings">Ids of what one brings along.</param>
internal sealed record CatalogueEntry(ProcedureDefinition Procedure, Availability Availability, IReadOnlyList<string> Belongings)
{
    public bool Has(string name, string value) => name switch
    {
        CatalogueFilter.Event => Procedure.Events.Contains(value),
        CatalogueFilter.Category => Procedure.Category == value,
        CatalogueFilter.Office => Procedure.Office.Value == value,
        CatalogueFilter.Needed => Belongings.Contains(value),
        _ => Ways.Of(Availability) == value,
    };
}

/// <summary>How a procedure can be done today, as a list is narrowed down by it.</summary>
internal static class Ways
{
    public const string Online = "online", Elsewhere = "elsewhere", Closed = "closed", Prepared = "prepared";

    public static readonly IReadOnlyList<string> All = [Online, Elsewhere, Closed, Prepared];

    public static string Of(Availability availability) => availability switch
    {
        Availability.Open => Online,
        Availability.Elsewhere => Elsewhere,
        Availability.Prepared => Prepared,
        _ => Closed,
    };
}
