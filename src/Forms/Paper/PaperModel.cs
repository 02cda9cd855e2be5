namespace SmartLocal.Forms;

/// <summary>What is printed on paper.</summary>
/// <param name="Procedure">The version of the procedure.</param>
/// <param name="Answers">The answers; null for a blank form.</param>
/// <param name="Mark">The city's mark of a text, by which a sheet is known to be its own.</param>
public sealed record PaperModel(ProcedureDefinition Procedure, Answers? Answers, Func<string, string> Mark)
{
    /// <summary>Whether it goes to the press, with everything in it; otherwise a browser shows it and fetches its style.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>
    /// What the code of a sheet says: the procedure, its version, the sheet's number, and a mark that only this city can have made.
    /// Nothing of a person.
    /// </summary>
    public string Code(int sheet, int of)
    {
        var said = $"SL1:{Procedure.Id}:{Procedure.Hash[..16]}:{sheet}/{of}";
        return $"{said}:{Mark(said)}";
    }
}
