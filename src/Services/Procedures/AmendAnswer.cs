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
        if (application.Amend(acting.NewId<AmendedAnswerId>(), Item, Answer, acting.Now) is not { } amended) return Unchanged.Of(Item);
        acting.Db.Add(amended);
        acting.Record(new ApplicationAmended(Application, Item));
        return Done.Yes;
    }
}
