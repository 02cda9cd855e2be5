using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases.Reactions;

/// <summary>An application was submitted: its case is opened. Told twice, it is open already, which is as well.</summary>
internal sealed class OpenOnSubmission : IReaction<ApplicationSubmitted>
{
    public async ValueTask React(Happened<ApplicationSubmitted> happened, Acting acting, CancellationToken ct) =>
        await acting.Ask(new OpenCase(happened.Entry, happened.At), ct);
}
