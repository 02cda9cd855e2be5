using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.Sockets;

/// <summary>Knows surnames, of staff or of residents, for the report of unusual access. What it gives is compared and never shown.</summary>
[Socket]
public interface IFamilyNames
{
    /// <summary>The surnames of those of the people that it knows.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Of(CityContext db, IReadOnlySet<Guid> people, Opened opened, CancellationToken ct);
}
