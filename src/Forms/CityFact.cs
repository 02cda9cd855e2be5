namespace SmartLocal.Forms;

/// <summary>
/// A fact that the law or the city must answer for: a deadline, a fee, an attachment. Confirmed by somebody on a day from
/// some source, or drafted: then it is marked wherever it is shown, and a city at work cannot open a procedure that has any.
/// </summary>
/// <param name="Value">What is said.</param>
/// <param name="Confirmed">Who stands for it; null while it is drafted.</param>
/// <param name="Drafted">What has to be asked of whom before it can be confirmed; null when it is confirmed.</param>
public sealed record CityFact<T>(T Value, Confirmation? Confirmed, string? Drafted)
{
    /// <summary>Whether nobody stands for it yet.</summary>
    public bool IsDrafted => Confirmed is null;
}

/// <summary>Who confirmed a fact.</summary>
/// <param name="By">Office or person.</param>
/// <param name="On">The day.</param>
/// <param name="From">The law, ordinance or document it was taken from.</param>
public sealed record Confirmation(string By, DateOnly On, string From);

/// <summary>A fact of a definition that is still drafted.</summary>
/// <param name="Name">Its key in the file: <c>fee</c>.</param>
/// <param name="Note">What has to be asked before it can be confirmed.</param>
public sealed record DraftedFact(string Name, string Note);

/// <summary>A fact as a list of all facts shows it.</summary>
/// <param name="Name">Its key in the file: <c>fee</c>.</param>
/// <param name="Written">Its value in Japanese, as a person checks it.</param>
/// <param name="Digest">The value's digest, by which a confirmation knows it again.</param>
/// <param name="Confirmed">Who stands for it; null while it is drafted.</param>
/// <param name="OnScreen">Whether that was said on screen and not in the file.</param>
/// <param name="Note">What has to be asked before it can be confirmed; null when the file confirms it.</param>
public sealed record FactState(string Name, string Written, string Digest, Confirmation? Confirmed, bool OnScreen, string? Note);
