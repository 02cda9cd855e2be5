using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Offices, posts, people and their dated appointments.</summary>
public sealed class OrganisationModule : Module
{
    /// <inheritdoc/>
    public override string Name => "organisation";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module) => module
        .Tables<OrganisationTables>()
        .Entry<OfficeRegistered>()
        .Entry<PostEstablished>()
        .Entry<PersonRegistered>()
        .Entry<PersonAppointed>()
        .Entry<AppointmentEnded>()
        .Plug<IRightsSource, RightsByPost>()
        .Plug<IReleasePart, OrganisationPart>()
        .Plug<ISeed, DemoSeed>();
}
