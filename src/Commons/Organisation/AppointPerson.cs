using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Organisation;

/// <summary>Appoints a person to a post from a day on; a second post beside the first is held concurrently (兼務).</summary>
internal sealed record AppointPerson(StaffId Person, string Office, string Post, DateOnly From, DateOnly? Until = null, bool Concurrent = false)
    : IAct<AppointmentId>
{
    public static readonly RefusalKind PersonUnknown = new("organisation.person-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind PostUnknown = new("organisation.post-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind OwnAppointment = new("organisation.own-appointment", RefusalReason.NotAllowed);
    public static readonly RefusalKind HeldAlready = new("organisation.post-held-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("organisation.appoint-person", Permission.Right(Rights.Appoint));

    public async ValueTask<Result<AppointmentId>> Run(Acting acting, CancellationToken ct)
    {
        // Else the right to appoint would be the right to everything.
        if (acting.Actor.Kind is ActorKind.Staff && acting.Actor.Id == Person.Value) return OwnAppointment.Of("person");
        if (!await acting.Db.Set<Person>().AnyAsync(p => p.Id == Person, ct)) return PersonUnknown.Of("person");
        var (office, code) = (OfficeCode.Stored(Office), OfficeCode.Stored(Post));
        var post = await acting.Db.Set<Post>().SingleOrDefaultAsync(p => p.Office == office && p.Code == code, ct);
        if (post is null) return PostUnknown.Of("post", ("post", Post), ("office", Office));
        var held = await acting.Db.Set<Appointment>().Where(a => a.Person == Person && a.Post == post.Id).OrderBy(a => a.From).Take(100).ToListAsync(ct);
        if (held.Any(a => a.Overlaps(From, Until))) return HeldAlready.Of("from", ("title", post.Title));

        if (!Appointment.Appoint(acting.NewId<AppointmentId>(), Person, post, From, Until, Concurrent).Try(out var appointment, out var no)) return no;
        acting.Db.Add(appointment);
        acting.Record(new PersonAppointed(Person, post.Id, Office, From, Until, Concurrent));
        return appointment.Id;
    }
}
