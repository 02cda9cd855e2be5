using SmartLocal.Forms;

namespace SmartLocal.Procedures;

/// <summary>Where in a draft a page stands: which step, and where in it.</summary>
/// <param name="Step">The step's id, or one of the pages that are no steps.</param>
internal sealed record StepAddress(string Step)
{
    /// <summary>The row that stands open; one question at a time, the question or row that is asked.</summary>
    public string? At { get; init; }

    /// <summary>The row with which the lines of a long group begin.</summary>
    public string? Lines { get; init; }

    /// <summary>Whether she came from the confirmation, and goes back there.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>Whether the page says at once what is wrong.</summary>
    public bool Check { get; init; }

    /// <summary>The control or row that the browser goes to, by its path.</summary>
    public string? Anchor { get; init; }

    public string In(OpenDraft open)
    {
        var query = new List<string>();
        if (Check) query.Add("check=true");
        if (ToConfirm) query.Add("to=" + OpenDraft.Confirm);
        if (At is not null) query.Add("at=" + Uri.EscapeDataString(At));
        if (Lines is not null) query.Add("lines=" + Uri.EscapeDataString(Lines));
        return open.PathOf(Step) + (query.Count == 0 ? "" : "?" + string.Join('&', query))
            + (Anchor is null ? "" : "#" + Uri.EscapeDataString(FormErrors.ControlId(Anchor)));
    }
}
