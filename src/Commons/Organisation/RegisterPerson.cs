using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Organisation;

/// <summary>Registers a member of staff. She may do nothing until she is appointed to a post.</summary>
internal sealed record RegisterPerson(string Family, string Given, string FamilyKana, string GivenKana) : IAct<StaffId>
{
    public ActKind Kind { get; } = new("organisation.register-person", Permission.Right(Rights.Appoint));

    public ValueTask<Result<StaffId>> Run(Acting acting, CancellationToken ct) => ValueTask.FromResult(Register(acting));

    private Result<StaffId> Register(Acting acting)
    {
        if (!PersonName.Of(Family, Given).Try(out var name, out var no)) return no;
        if (!KanaName.Of(FamilyKana, GivenKana).Try(out var kana, out no)) return no with { Field = no.Field + "Kana" };
        var person = Person.Register(acting.NewId<StaffId>(), name, kana);
        acting.Db.Add(person);
        acting.Record(new PersonRegistered(person.Id, person.Name));
        return person.Id;
    }
}
