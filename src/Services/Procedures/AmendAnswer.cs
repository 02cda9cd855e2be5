using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Procedures.Contracts;

public sealed partial record AmendAnswer
{
    async ValueTask<Result<Done>> IAct<Done>.Run(Acting acting, CancellationToken ct)
    {
        var application = await acting.Db.Set<Application>().AsTracking().SingleOrDefaultAsync(a => a.Id == Application, ct);
        if (application is null) return Unknown.Because();
        var place = Procedures.Application.AnswersColumn.Of(Application.Value);
        var before = acting.OpenForWork().Read(application.Account.Value, place, application.Answers);
        var after = Forms.Answers.Amend(before, Item, Answer, out var earlier);
        if (earlier == Answer) return Unchanged.Of(Item);
        application.Amend(acting.Seal(place, after));
        var id = acting.NewId<AmendedAnswerId>();
        acting.Db.Add(new AmendedAnswer
        {
            Id = id, Application = Application, Item = Item, At = acting.Now,
            Before = acting.SealOptional(AmendedAnswer.BeforeColumn.Of(id.Value), earlier),
        });
        acting.Record(new ApplicationAmended(Application, Item));
        return Done.Yes;
    }
}
