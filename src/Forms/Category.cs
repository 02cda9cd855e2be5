using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A field of life under which people look for procedures.</summary>
/// <param name="Id">Its name in definitions and addresses, lower-case ASCII.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Lead">What they find there.</param>
public sealed record Category(string Id, LocalText Name, LocalText Lead);

/// <summary>Something that people have at hand or bring along (持ち物), by which they look for procedures.</summary>
/// <param name="Id">Its name in addresses, lower-case ASCII.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Words">Words, one of which stands in a line of what a procedure needs.</param>
public sealed record Belonging(string Id, LocalText Name, IReadOnlyList<string> Words)
{
    /// <summary>Whether the procedure needs it.</summary>
    public bool IsNeededFor(ProcedureDefinition procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Needed.Value.Any(line => Words.Any(w => line.Ja.Contains(w, StringComparison.Ordinal)));
    }
}
