using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Something that must always be true of what a module keeps, whatever happened on the way there: every application has its
/// case, every file its bytes. Held against the whole city each night, on request, and after each simulated day.
/// </summary>
[Socket]
public interface IAudit
{
    /// <summary>A coded word of the module, <c>cases.one-for-each-application</c>.</summary>
    string Name { get; }

    /// <summary>Key of the sentence that must be true.</summary>
    string TitleKey { get; }

    /// <summary>Looks through everything. What it reads is of one moment.</summary>
    /// <param name="db">The city at that moment, for reading.</param>
    /// <param name="settled">What happened until then has had its consequences; what came later may still be on its way.</param>
    /// <param name="ct">Stops it.</param>
    Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct);
}

/// <summary>What an audit has found.</summary>
/// <param name="Looked">How many things it looked at.</param>
/// <param name="Wrong">Those for which it is not true, by receipt number, id or coded word; never by anybody's name.</param>
public sealed record AuditResult(long Looked, IReadOnlyList<string> Wrong);
