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

/// <summary>What an audit has found, however much that is: all is counted, the first are named.</summary>
public sealed class AuditResult
{
    /// <summary>So many of what is wrong are named.</summary>
    public const int MostNamed = 20;

    private readonly List<string> named = [];

    /// <summary>How many things it looked at.</summary>
    public long Looked { get; set; }

    /// <summary>For how many of them it is not true.</summary>
    public long Wrong { get; private set; }

    /// <summary>The first of those, by receipt number, id or coded word; never by anybody's name.</summary>
    public IReadOnlyList<string> Named => named;

    /// <summary>It is not true for this one.</summary>
    public void Found(string wrong)
    {
        if (++Wrong <= MostNamed) named.Add(wrong);
    }
}
