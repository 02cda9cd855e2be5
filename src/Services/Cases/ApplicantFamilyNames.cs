using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Cases;

/// <summary>The surnames of applicants, as they wrote them in their latest application.</summary>
internal sealed class ApplicantFamilyNames : IFamilyNames
{
    private const int AtOnce = 500;

    public async Task<IReadOnlyDictionary<Guid, string>> Of(CityContext db, IReadOnlySet<Guid> people, Opened opened, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in people.Select(AccountId.From).Chunk(AtOnce))
        {
            var cases = await db.Set<Case>().Where(c => some.Contains(c.Account) && c.Applicant != null).OrderBy(c => c.Id)
                .Select(c => new { c.Id, c.Account, c.Applicant }).ToListAsync(ct);
            foreach (var c in cases)
                names[c.Account.Value] = PersonName.FamilyOf(opened.Read(c.Account.Value, Case.ApplicantColumn.Of(c.Id.Value), c.Applicant!));
        }

        return names;
    }
}
