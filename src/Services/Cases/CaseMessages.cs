using System.Collections.ObjectModel;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
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
    /// Tells the applicant, and those who act for her as far as she lets them be told: in words that name neither her nor the matter,
    /// since they stay when the mandate is over.
    /// </summary>
    public static async ValueTask<Refusal?> Tell(Acting acting, Case about, SendMessage message, CancellationToken ct)
    {
        var told = await acting.Ask(message, ct);
        if (told.IsRefused) return told.Refusal;
        var handedIn = about is { Agent: { } by, Mandate: { } mandate } ? (by, mandate) : ((Guid, Guid)?)null;
        foreach (var agent in await Mandates.ToldOf(acting.Db, about.Account, about.Procedure, handedIn, acting.Now.TokyoDate, ct))
        {
            told = await acting.Ask(ForAgent(message, agent), ct);
            if (told.IsRefused && told.Refusal.Kind != SendMessage.AccountUnknown) return told.Refusal;
        }

        return null;
    }

    private static SendMessage ForAgent(SendMessage message, ToldAgent agent) => message with
    {
        Account = agent.Agent, TemplateKey = "cases.message.agent", Values = ReadOnlyDictionary<string, string>.Empty, LinkPath = agent.LinkTo(message.LinkPath),
    };

    private static SendMessage Of(Case about, ProcedureDefinition procedure, string what, string path) => new(
        about.Account.Value,
        $"cases.message.{what}",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = procedure.Name.In(Language.Ja).Plain, ["receipt"] = about.Receipt },
        path,
        about.Id.Value);
}
