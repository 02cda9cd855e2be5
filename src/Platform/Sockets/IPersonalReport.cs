using System.Text.Json.Nodes;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Sockets;

/// <summary>What a module keeps about a resident, for herself to take away (保有個人情報の開示; portability).</summary>
[Socket]
public interface IPersonalReport
{
    /// <summary>Its place, ascending.</summary>
    int Order { get; }

    /// <summary>Its name in the machine-readable file: <c>applications</c>.</summary>
    string Part { get; }

    /// <summary>Key of its heading.</summary>
    string TitleKey { get; }

    /// <summary>Every record, the latest first.</summary>
    IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text.Text text, CancellationToken ct);
}

/// <summary>One record about a resident, twice: to be read, and for machines.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lines">Label and value, in the order in which they are read.</param>
/// <param name="Data">The same as JSON, with nothing left out.</param>
public sealed record PersonalRecord(RichText Title, IReadOnlyList<(RichText Label, RichText Value)> Lines, JsonObject Data)
{
    /// <summary>The files that belong to it.</summary>
    public IReadOnlyList<FileId> Files { get; init; } = [];
}
