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
        var form = (await acting.Get<ProcedureCatalogue>().Version(application.Definition, ct)).Form;
        var answers = application.Read(acting.OpenForWork(), form);
        var earlier = answers.Find(Item);
        if (earlier?.ToJson() == Answer) return Unchanged.Of(Item);
        application.Amend(acting, answers.With(form, Item, Forms.Answers.ParseItem(form, Item, Answer)));
        var amended = new AmendedAnswer { Id = acting.NewId<AmendedAnswerId>(), Application = Application, Item = Item, At = acting.Now };
        amended.Keep(acting, earlier);
        acting.Db.Add(amended);
        acting.Record(new ApplicationAmended(Application, Item));
        return Done.Yes;
    }
}
