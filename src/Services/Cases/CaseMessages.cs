using System.Collections.ObjectModel;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>What the applicant is told, and where each message leads. The words stand in the texts under <c>cases.message</c>.</summary>
internal static class CaseMessages
{
    public static ValueTask<SendMessage> ForCorrection(Acting acting, Case about, SubmittedApplication application, RichText asked, string question, CancellationToken ct) =>
        Of(acting, about, application, "correction", "", ct, ("asked", asked.Plain), ("question", question));

    /// <summary>What was decided, or how it ended without a decision. On paper it is told whole, where there is no other way.</summary>
    public static ValueTask<SendMessage> ForNotice(Acting acting, Case about, SubmittedApplication application, Notice notice, CancellationToken ct) =>
        Of(acting, about, application, notice.Decision is null ? application.Procedure.Outcome.Value.Kind.Code() : "notice", "/notice", ct,
            ("title", notice.Title), ("body", notice.Body), ("appeal", notice.Appeal ?? ""), ("number", notice.Number ?? ""));

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
        Account = agent.Agent, TemplateKey = "cases.message.agent", Values = ReadOnlyDictionary<string, string>.Empty, LinkPath = agent.LinkTo(message.LinkPath), Letter = null,
    };

    private static async ValueTask<SendMessage> Of(
        Acting acting, Case about, SubmittedApplication application, string what, string page, CancellationToken ct, params (string Name, string Value)[] onPaper) => new(
        about.Account.Value,
        $"cases.message.{what}",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = application.Procedure.Name.In(Language.Ja).Plain, ["receipt"] = about.Receipt },
        $"/applications/{about.Receipt}{page}",
        about.Id.Value)
    {
        Letter = ApplicantAddress.Of(application, acting.Get<Towns>().Directory),
        LetterValues = onPaper.Append((Name: "office", Value: (await Offices.Find(acting.Db, about.Office, ct))?.Name ?? about.Office)).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
    };
}
