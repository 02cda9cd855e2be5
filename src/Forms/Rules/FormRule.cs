using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What must hold between answers. It is broken only where it is plainly false: with an answer missing nothing is said yet.</summary>
/// <param name="Must">What must hold.</param>
/// <param name="At">The item that shows the message.</param>
/// <param name="Says">What is wrong and how to mend it.</param>
public sealed record FormRule(Condition Must, string At, LocalText Says);

/// <summary>An early end: who answers so does not need the procedure.</summary>
/// <param name="When">For whom.</param>
/// <param name="Says">Why, and what to do instead.</param>
/// <param name="Href">Where to go instead, or null.</param>
public sealed record FormExit(Condition When, LocalText Says, string? Href)
{
    /// <summary>The names of the answers that lead to it.</summary>
    public IReadOnlyList<string> Names => When.Names;
}

/// <summary>A decision table: its value, by its name, is for every formula of the form to use.</summary>
/// <param name="Id">Its name.</param>
/// <param name="From">The table as one formula.</param>
/// <param name="Examples">What it gives for which answers.</param>
public sealed record FormTable(string Id, Calculation From, IReadOnlyList<TableExample> Examples)
{
    internal IReadOnlyList<(Condition When, string Gives)> Rows { get; init; } = [];

    /// <summary>Its rows: when each fits and what it gives, in FEEL.</summary>
    public IEnumerable<(string When, string Gives)> Written => Rows.Select(r => (r.When.Written, r.Gives));

    /// <summary>Whether several rows may fit the same answers.</summary>
    internal bool MayOverlap { get; init; }
}

/// <summary>An example beside a table: it is tried whenever the file is checked.</summary>
/// <param name="Given">Answers by name, in FEEL.</param>
/// <param name="Gives">What the table gives for them, in FEEL.</param>
/// <param name="Line">Where it stands in the file.</param>
public sealed record TableExample(IReadOnlyList<(string Name, string Value)> Given, string Gives, int Line);
