using SmartLocal.Kernel;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// A business act: its input is the record, <see cref="Run"/> is what it does. Every channel performs the same act through
/// <see cref="City.Perform{T}(IAct{T}, CancellationToken)"/>, which does permission, idempotency, transaction and journal
/// once for all. <see cref="Run"/> may be run again from the start when the database asks for it; it must touch nothing but
/// the <see cref="Acting"/> it is handed.
/// </summary>
/// <typeparam name="TResult">What the act gives back. Kept as JSON for 30 days where the act has an idempotency key.</typeparam>
public interface IAct<TResult>
{
    /// <summary>The act's name and who may perform it.</summary>
    ActKind Kind { get; }

    /// <summary>
    /// Does it: guards first, then state and at least one <see cref="Acting.Record{TEntry}"/>. A refusal undoes everything.
    /// </summary>
    ValueTask<Result<TResult>> Run(Acting acting, CancellationToken ct);
}

/// <summary>What every performance of an act has in common.</summary>
/// <param name="Name">Module and verb, <c>cases.request-correction</c>. Stands in the journal for ever.</param>
/// <param name="Permission">Who may perform it at all; whether on this thing, <c>Run</c> decides.</param>
/// <param name="Weight">Bulk acts yield to the others.</param>
public sealed record ActKind(string Name, Permission Permission, Weight Weight = Weight.One);

/// <summary>How much of the one writer an act takes.</summary>
public enum Weight
{
    /// <summary>A few rows: somebody is waiting for the answer.</summary>
    One,

    /// <summary>Many rows, or nobody waits: runs when the others are done, and at least now and then.</summary>
    Bulk,
}
