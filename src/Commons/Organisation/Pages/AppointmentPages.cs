using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;
using DateParts = SmartLocal.Platform.Kit.DateParts;

namespace SmartLocal.Organisation.Pages;

/// <summary>発令: who holds which post from when to when, office by office, and with it who may do what.</summary>
internal static class AppointmentPages
{
    public const string Path = "/staff/appointments";

    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var appointments = routes.MapGroup(Path).Needs(Permission.Right(Rights.Appoint));
        appointments.MapGet("", (string? office, bool? past, CityContext db, IOfficeNames offices, TimeProvider clock, CancellationToken ct) =>
            Show(office, past ?? false, TypedAppointment.None, null, db, offices, clock, ct));
        appointments.MapPost("", Appoint);
        appointments.MapPost("/{id:guid}/end", End);
    }

    private static async Task<IResult> Show(
        string? office, bool past, TypedAppointment typed, Refusal? refusal, CityContext db, IOfficeNames offices, TimeProvider clock, CancellationToken ct)
    {
        var known = await offices.All(db, ct);
        var chosen = known.FirstOrDefault(o => o.Code == office) ?? (known.Count > 0 ? known[0] : new OfficeLine("", ""));
        var code = OfficeCode.Stored(chosen.Code);
        var today = clock.TodayInTokyo();
        var rows = await (
            from appointment in db.Set<Appointment>()
            join post in db.Set<Post>() on appointment.Post equals post.Id
            join person in db.Set<Person>() on appointment.Person equals person.Id
            where post.Office == code && (past || appointment.Until == null || appointment.Until >= today)
            orderby person.SortKey, person.Id, appointment.From, appointment.Id
            select new { appointment.Id, person.Name, post.Title, post.Rights, appointment.From, appointment.Until, appointment.Concurrent }).Take(Most).ToListAsync(ct);
        var posts = await db.Set<Post>().Where(p => p.Office == code).OrderBy(p => p.Id).Take(Most).Select(p => new PostLine(p.Code.Value, p.Title, p.Rights)).ToListAsync(ct);
        var people = await db.Set<Person>().OrderBy(p => p.SortKey).ThenBy(p => p.Id).Take(Most).Select(p => new PersonLine(p.Id.Value, p.Name)).ToListAsync(ct);
        return Page.Of<AppointmentsPage>(
            new AppointmentsModel(
                known, chosen,
                [.. rows.Select(r => new AppointmentLine(r.Id.Value, r.Name, r.Title, r.Rights, r.From, r.Until, r.Concurrent, r.From > today, r.Until < today))],
                posts, people, past, typed with { From = typed.From ?? DateParts.Of(today) }, refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Appoint(PostedForm form, City city, CityContext db, IOfficeNames offices, TimeProvider clock, CancellationToken ct)
    {
        var office = form["office"] ?? "";
        var typed = new TypedAppointment(form["person"] ?? "", form["post"] ?? "", Parts(form, "from"), Parts(form, "until"), form["concurrent"] is not null);
        var appointed = await Perform(city, office, typed, ct);
        return appointed.IsRefused
            ? await Show(office, past: false, typed, appointed.Refusal, db, offices, clock, ct)
            : Page.Then($"{Path}?office={Uri.EscapeDataString(office)}", "organisation.appointments.appointed");
    }

    private static async Task<Result<AppointmentId>> Perform(City city, string office, TypedAppointment typed, CancellationToken ct)
    {
        if (!Guid.TryParse(typed.Person, out var person)) return AppointPerson.PersonUnknown.Of("person");
        if (!Day(typed.From ?? DateParts.None, "from").Try(out var from, out var no)) return no;
        DateOnly? until = null;
        if (!typed.Until.ToKernel().IsEmpty)
        {
            if (!Day(typed.Until, "until").Try(out var last, out no)) return no;
            until = last;
        }

        return await city.Perform(new AppointPerson(StaffId.From(person), office, typed.Post, from, until, typed.Concurrent), ct);
    }

    private static async Task<IResult> End(Guid id, PostedForm form, City city, CityContext db, IOfficeNames offices, TimeProvider clock, CancellationToken ct)
    {
        var day = Day(Parts(form, $"end-{id:n}"), $"end-{id:n}");
        var ended = day.IsRefused ? day.Refusal : await city.Perform(new EndAppointment(AppointmentId.From(id), day.Value), ct);
        return ended.IsRefused
            ? await Show(form["office"], past: false, TypedAppointment.None, ended.Refusal with { Field = $"end-{id:n}" }, db, offices, clock, ct)
            : Page.Then($"{Path}?office={Uri.EscapeDataString(form["office"] ?? "")}", "organisation.appointments.ended");
    }

    private static Result<DateOnly> Day(DateParts parts, string field) =>
        parts.ToKernel().ToDate().Try(out var day, out var no) ? day : no with { Field = field };

    private static DateParts Parts(PostedForm form, string name) => new(form[name + ".era"], form[name + ".year"], form[name + ".month"], form[name + ".day"]);
}

public sealed record AppointmentsModel(
    IReadOnlyList<OfficeLine> Offices, OfficeLine Office, IReadOnlyList<AppointmentLine> Lines, IReadOnlyList<PostLine> Posts, IReadOnlyList<PersonLine> People,
    bool Past, TypedAppointment Typed, Refusal? Refusal);

public sealed record AppointmentLine(
    Guid Id, string Person, string Title, IReadOnlyList<string> Rights, DateOnly From, DateOnly? Until, bool Concurrent, bool Future, bool Over);

public sealed record PostLine(string Code, string Title, IReadOnlyList<string> Rights);

public sealed record PersonLine(Guid Id, string Name);

public sealed record TypedAppointment(string Person, string Post, DateParts? From, DateParts Until, bool Concurrent)
{
    public static readonly TypedAppointment None = new("", "", null, DateParts.None, Concurrent: false);
}
