using Microsoft.AspNetCore.Components;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>A question and its answer, as a confirmation page or a case shows them.</summary>
/// <param name="Question">The label of the field.</param>
/// <param name="Given">The answer; null where none was given.</param>
/// <param name="ChangeHref">Where it can be changed.</param>
public sealed record Answer(RichText Question, RichText? Given, string? ChangeHref = null)
{
    /// <summary>What stands in place of <see cref="Given"/> where words are not enough: a picture, a list of files.</summary>
    public RenderFragment? Content { get; init; }

    /// <summary>Whether the answer rests on a fact that the city has not confirmed.</summary>
    public bool Drafted { get; init; }
}
