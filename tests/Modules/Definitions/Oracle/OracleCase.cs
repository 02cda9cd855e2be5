using System.Text.Json.Nodes;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>What is sent, and what must come of it.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Sent">The body.</param>
internal sealed record OracleCase(string Name, JsonNode Sent)
{
    /// <summary>The answers that must be kept; null where it must be refused.</summary>
    public JsonObject? Kept { get; init; }

    /// <summary>The code under which the whole is refused.</summary>
    public string? Refused { get; init; }

    /// <summary>The words with which an early end refuses it; or the item that a body of a wrong shape names.</summary>
    public string? About { get; init; }

    /// <summary>Each part that is wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What must be asked, where the body could be read.</summary>
    public IReadOnlySet<string>? Shown { get; init; }

    /// <summary>What must be marked as required.</summary>
    public IReadOnlySet<string>? Required { get; init; }

    public static OracleCase Of(string name, Sheet sheet, Outlook outlook)
    {
        var made = new OracleCase(name, sheet.Sent()) { Shown = outlook.Shown(), Required = outlook.Required() };
        return outlook.Exit is { } exit ? made with { Refused = "forms.not-needed", About = exit.Says }
            : outlook.Faults.Count > 0 ? made with { Refused = "forms.incomplete", Faults = outlook.Faults }
            : made with { Kept = outlook.All.Kept() };
    }
}
