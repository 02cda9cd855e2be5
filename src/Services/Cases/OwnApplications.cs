using SmartLocal.Cases.Pages;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Cases;

/// <summary>申請の状況 on the resident's own page.</summary>
internal sealed class OwnApplications(CaseReader reader) : IMyPageSection
{
    private const int Most = 50;

    public int Order => 20;

    public Type Component => typeof(OwnApplicationsSection);

    public async Task<object> Load(CityContext db, Actor resident, CancellationToken ct) =>
        new OwnApplicationsModel(await reader.Own(db, resident, c => true, Most, ct), resident.SeesOnlyOf is not null);
}
