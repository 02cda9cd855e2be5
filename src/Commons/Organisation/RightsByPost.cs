using Microsoft.EntityFrameworkCore;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Answers Platform's question what a member of staff may do today: what her posts of today allow.</summary>
internal sealed class RightsByPost : IRightsSource
{
    // More posts than this at once are a mistake in the appointments, not a person: a city hall has some fifty offices.
    private const int MostPosts = 100;

    public async Task<IReadOnlyList<HeldPost>> PostsOf(CityContext db, Guid staff, DateOnly day, CancellationToken ct)
    {
        var id = StaffId.From(staff);
        var held = await (
            from appointment in db.Set<Appointment>()
            join post in db.Set<Post>() on appointment.Post equals post.Id
            join office in db.Set<Office>() on post.Office equals office.Code
            join person in db.Set<Person>() on appointment.Person equals person.Id
            where appointment.Person == id && appointment.From <= day && (appointment.Until == null || appointment.Until >= day)
            orderby appointment.Concurrent, appointment.From, appointment.Id
            select new { Office = office.Code, OfficeName = office.Name, PersonName = person.Name, post.Rights }).Take(MostPosts).ToListAsync(ct);
        return [.. held.Select(h => new HeldPost(h.Office.Value, h.OfficeName, h.PersonName, h.Rights.ToHashSet(StringComparer.Ordinal)))];
    }
}
