using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Organisation.Pages;
using SmartLocal.Platform.Acts;
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
    public override void Configure(ModuleBuilder module)
    {
        module
            .Tables<OrganisationTables>()
            .Entry<OfficeRegistered>()
            .Entry<PostEstablished>()
            .Entry<PersonRegistered>()
            .Entry<PersonAppointed>()
            .Entry<AppointmentEnded>()
            .Plug<IRightsSource, RightsByPost>()
            .Plug<IOfficeNames, OfficeNames>()
            .Plug<IFamilyNames, StaffFamilyNames>()
            .Plug<IPostDirectory, SeededPosts>()
            .Menu(MenuSide.Staff, 84, "organisation.appointments.menu", AppointmentPages.Path, Permission.Right(Rights.Appoint))
            .Plug<ISeed, DemoSeed>();

        // One part in two places: it reads the demo people's file and tells how they sign in.
        module.Services.AddSingleton<OrganisationPart>();
        module.Services.AddSingleton<IReleasePart>(s => s.GetRequiredService<OrganisationPart>());
        module.Services.AddSingleton<IGreetingLine>(s => s.GetRequiredService<OrganisationPart>());
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes) => AppointmentPages.Map(routes);
}
