using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>What the applicant is told, and where each message leads. The words stand in the texts under <c>cases.message</c>.</summary>
internal static class CaseMessages
{
    public static SendMessage ForCorrection(Case about, ProcedureDefinition procedure) => Of(about, procedure, "correction", $"/applications/{about.Receipt}");

    public static SendMessage ForNotice(Case about, ProcedureDefinition procedure) => Of(about, procedure, "notice", $"/applications/{about.Receipt}/notice");

    /// <summary>Of a case that ended without a decision.</summary>
    public static SendMessage ForEnd(Case about, ProcedureDefinition procedure) =>
        Of(about, procedure, procedure.Outcome.Value.Kind.Code(), $"/applications/{about.Receipt}/notice");

    /// <summary>
    /// Tells the applicant, and whoever handed it in for her where her mandate still holds: she finds the matter after she has begun
    /// to act for that person again.
    /// </summary>
    public static async ValueTask<Refusal?> Tell(Acting acting, Case about, SendMessage message, CancellationToken ct)
    {
        var told = await acting.Ask(message, ct);
        if (told.IsRefused) return told.Refusal;
        // A clerk has no inbox: she is in the case itself.
        if (about is not { Agent: { } agent, Mandate: { } mandate } || !await Mandates.Hold(acting.Db, agent, mandate, acting.Now.TokyoDate, ct)
            || await Accounts.HolderOf(acting.Db, AccountId.From(agent), ct) is null) return null;
        told = await acting.Ask(message with { Account = agent, TemplateKey = "cases.message.agent", LinkPath = $"/my/behalf?then={Uri.EscapeDataString(message.LinkPath)}" }, ct);
        return told.IsRefused ? told.Refusal : null;
    }

    private static SendMessage Of(Case about, ProcedureDefinition procedure, string what, string path) => new(
        about.Account.Value,
        $"cases.message.{what}",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = procedure.Name.In(Language.Ja).Plain, ["receipt"] = about.Receipt },
        path,
        about.Id.Value);
}
