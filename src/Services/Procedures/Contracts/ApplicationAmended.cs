using SmartLocal.Platform.Journal;

namespace SmartLocal.Procedures.Contracts;

/// <summary>One answer of an application was put right (補正). What it said before stays beside it.</summary>
/// <param name="Application">The application.</param>
/// <param name="Item">Id of the item.</param>
public sealed record ApplicationAmended(ApplicationId Application, string Item) : IEntry
{
    static string IEntry.Name => "procedures.application-amended";

    /// <inheritdoc/>
    public Guid About => Application.Value;
}
