using Microsoft.AspNetCore.Components;
using SmartLocal.Cases.Contracts;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Cases.Pages;

/// <summary>What the module's pages share: their style sheet, and the tone of each state.</summary>
internal static class CasesHead
{
    public static readonly RenderFragment Styles = builder =>
        builder.AddMarkupContent(0, "<link rel=\"stylesheet\" href=\"/_content/SmartLocal.Cases/cases.css\" />");

    public static Tone ToneOf(this CaseStatus status) => status switch
    {
        CaseStatus.Received or CaseStatus.Corrected or CaseStatus.Drafted => Tone.Info,
        CaseStatus.CorrectionRequested or CaseStatus.Returned => Tone.Warning,
        CaseStatus.Notified or CaseStatus.Completed => Tone.Success,
        _ => Tone.Neutral,
    };
}
