using SmartLocal.Forms;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>What the applicant is told, and where each message leads. The words stand in the texts under <c>cases.message</c>.</summary>
internal static class CaseMessages
{
    public static SendMessage ForCorrection(Case about, ProcedureDefinition procedure) => Of(about, procedure, "correction", $"/applications/{about.Receipt}");

    public static SendMessage ForNotice(Case about, ProcedureDefinition procedure) => Of(about, procedure, "notice", $"/applications/{about.Receipt}/notice");

    private static SendMessage Of(Case about, ProcedureDefinition procedure, string what, string path) => new(
        about.Account.Value,
        $"cases.message.{what}",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = procedure.Name.In(Language.Ja).Plain, ["receipt"] = about.Receipt },
        path,
        about.Id.Value);
}
