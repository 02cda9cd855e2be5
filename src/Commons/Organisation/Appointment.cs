using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;

namespace SmartLocal.Organisation;

/// <summary>An appointment (発令): a person holds a post from a day to a day, the last day included.</summary>
internal sealed class Appointment
{
    public static readonly RefusalKind EndsBeforeItBegins = new("organisation.appointment-ends-early");

    private Appointment()
    {
    }

    public AppointmentId Id { get; private init; }
    public StaffId Person { get; private init; }
    public PostId Post { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? Until { get; private set; }

    /// <summary>Whether it is held beside a principal post (兼務).</summary>
    public bool Concurrent { get; private init; }

    public static Result<Appointment> Appoint(AppointmentId id, StaffId person, Post post, DateOnly from, DateOnly? until, bool concurrent) =>
        until < from
            ? EndsBeforeItBegins.Of("until", ("from", from))
            : new Appointment { Id = id, Person = person, Post = post.Id, From = from, Until = until, Concurrent = concurrent };

    public Result<Done> End(DateOnly lastDay)
    {
        if (lastDay < From) return EndsBeforeItBegins.Of("until", ("from", From));
        Until = lastDay;
        return Done.Yes;
    }

    public bool Overlaps(DateOnly from, DateOnly? until) => (until is null || From <= until) && (Until is null || from <= Until);
}

internal readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    public static AppointmentId From(Guid value) => new(value);
}
