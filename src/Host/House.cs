using SmartLocal.Cases;
using SmartLocal.Forms;
using SmartLocal.Messages;
using SmartLocal.Organisation;
using SmartLocal.Plan;
using SmartLocal.Platform;
using SmartLocal.Platform.Modules;
using SmartLocal.Procedures;
using SmartLocal.Records;
using SmartLocal.Simulators;

namespace SmartLocal.Host;

/// <summary>The modules in the order of the house: each sees only what stands before it.</summary>
internal static class House
{
    public static IReadOnlyList<Module> Modules { get; } =
    [
        new PlatformModule(),
        new FormsModule(),
        new OrganisationModule(),
        new MessagesModule(),
        new RecordsModule(),
        new ProceduresModule(),
        new CasesModule(),
        new PlanModule(),
        new SimulatorsModule(),
        new HostModule(),
    ];
}
