using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Procedures.Pages;

/// <summary>One step, or a part of it, as it stands before whoever fills it in.</summary>
/// <param name="Procedure">The version of the procedure under which she began.</param>
/// <param name="Draft">Her draft.</param>
/// <param name="Step">What is on the page: the step, or one question of it.</param>
/// <param name="Typed">What stands in its fields.</param>
/// <param name="Filled">What is asked by that.</param>
public sealed record StepModel(ProcedureDefinition Procedure, Guid Draft, FormStep Step, Typed Typed, FilledForm Filled)
{
    /// <summary>What is wrong; null when nothing is, or nobody wants to go on yet.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What is kept of the step, in one word, so that a press knows whether another window has saved it since.</summary>
    public required string Base { get; init; }

    /// <summary>Whether she came from the confirmation, and goes back there.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>About whom she writes, where that is not herself.</summary>
    public string? About { get; init; }

    /// <summary>What is known of her and may be taken over.</summary>
    public IReadOnlyList<ItemAnswer> Known { get; init; } = [];

    /// <summary>A <c>datalist</c> of the city's towns, where an address in it is asked; null elsewhere.</summary>
    public string? Towns { get; init; }

    /// <summary>Which rows stand open.</summary>
    public RowPlace Place { get; init; } = new();

    /// <summary>Questions that her answers on this page have brought up and that she has not seen yet.</summary>
    public IReadOnlyList<PageState> Fresh { get; init; } = [];

    /// <summary>What another window has saved of this step meanwhile; null where none has.</summary>
    public Elsewhere? Elsewhere { get; init; }

    /// <summary>Where she is among the questions, where they are asked one at a time.</summary>
    public QuestionPlace? One { get; init; }

    /// <summary>Whether the procedure has a newer version with other questions.</summary>
    public bool Renewed { get; init; }

    /// <summary>Whether a page comes before this one.</summary>
    public bool HasBefore { get; init; }
}

/// <summary>Another window has saved the step that this one was about to save.</summary>
/// <param name="Stands">The questions that are answered otherwise there, with what stands there.</param>
/// <param name="Pressed">The button that she pressed.</param>
/// <param name="Path">The page with what stands there.</param>
public sealed record Elsewhere(IReadOnlyList<Answer> Stands, string Pressed, string Path);

/// <summary>One of the questions.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">How many there are, by the answers so far.</param>
/// <param name="At">The question or row, as its address names it.</param>
public sealed record QuestionPlace(int Number, int Total, string At);

/// <summary>Why the procedure is not needed.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Says">The reason.</param>
/// <param name="Lead">Where to go instead, and what it is called; null for nowhere.</param>
/// <param name="Correct">The page of the answer that leads here.</param>
public sealed record ExitModel(ProcedureDefinition Procedure, LocalText Says, PageLink? Lead, string Correct);

/// <summary>What a newer version asks otherwise.</summary>
/// <param name="Procedure">The newer version.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Refusal">Why the draft could not be moved.</param>
/// <param name="Back">The page from which she came.</param>
public sealed record MovedModel(ProcedureDefinition Procedure, Guid Draft, IReadOnlyList<FormChange> Changes, Refusal? Refusal, string Back);

internal static class StepLinks
{
    /// <summary>The steps that are asked and the last one, in which everything is checked.</summary>
    public static IReadOnlyList<PageLink> Of(FilledForm filled, Guid draft, Text text) =>
    [
        .. filled.Steps.Select(s => new PageLink(text.Of(s.Title), $"/drafts/{draft}/{s.Id}")),
        new PageLink(text["procedures.confirm.step"], $"/drafts/{draft}/confirm"),
    ];
}
