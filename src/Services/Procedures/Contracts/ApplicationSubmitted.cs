using SmartLocal.Kernel;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Procedures.Contracts;

/// <summary>An application was submitted. Written in the same transaction as the application itself, once for each.</summary>
/// <param name="Application">The application.</param>
/// <param name="Receipt">Its receipt number (受付番号).</param>
/// <param name="Procedure">Id of the procedure.</param>
/// <param name="Definition">Hash of the version under which it was filled in.</param>
/// <param name="Code">Code of the procedure.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Office">Code of the office that decides, as the version in force says.</param>
/// <param name="Channel">Through which channel it came.</param>
public sealed record ApplicationSubmitted(
    ApplicationId Application,
    ReceiptNumber Receipt,
    string Procedure,
    string Definition,
    string Code,
    AccountId Account,
    string Office,
    string Channel) : IEntry
{
    static string IEntry.Name => "procedures.application-submitted";

    /// <inheritdoc/>
    public Guid About => Application.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code), new("channel", Channel)];
}
