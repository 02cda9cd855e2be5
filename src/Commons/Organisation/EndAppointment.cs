using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Organisation;

/// <summary>Gives an appointment its last day: the rights end with it, open sessions included.</summary>
internal sealed record EndAppointment(AppointmentId Appointment, DateOnly LastDay) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("organisation.appointment-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("organisation.end-appointment", Permission.Right(Rights.Appoint));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var appointment = await acting.Db.Set<Appointment>().AsTracking().SingleOrDefaultAsync(a => a.Id == Appointment, ct);
        if (appointment is null) return Unknown.Because();
        if (!appointment.End(LastDay).Try(out var done, out var no)) return no;
        var office = await acting.Db.Set<Post>().Where(p => p.Id == appointment.Post).Select(p => p.Office).SingleAsync(ct);
        acting.Record(new AppointmentEnded(appointment.Person, appointment.Post, office.Value, LastDay));
        return done;
    }
}
