using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Organisation;

/// <summary>Registers an office. Its code is its own for ever.</summary>
internal sealed record RegisterOffice(string Code, string Name, string Kana, string Abbreviation) : IAct<string>
{
    public static readonly RefusalKind CodeTaken = new("organisation.office-code-taken", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("organisation.register-office", Permission.Right(Rights.Appoint));

    public async ValueTask<Result<string>> Run(Acting acting, CancellationToken ct)
    {
        if (!Office.Register(acting.NewId<OfficeId>(), Code, Name, Kana, Abbreviation).Try(out var office, out var no)) return no;
        if (await acting.Db.Set<Office>().AnyAsync(o => o.Code == office.Code, ct)) return CodeTaken.Of("code", ("code", Code));
        acting.Db.Add(office);
        acting.Record(new OfficeRegistered(office.Id.Value, office.Code.Value, office.Name));
        return office.Code.Value;
    }
}
