using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Releases;

/// <summary>City releases, and the facts in them that somebody must confirm.</summary>
internal sealed class ReleasesPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<ReleaseTables>()
        .Entry<ReleaseHandedIn>()
        .Entry<ReleasePublished>()
        .Entry<ReleaseRevoked>()
        .Entry<FactConfirmed>()
        .Entry<ConfirmationWithdrawn>()
        .Plug<IReleasePart, CityPart>()
        .Menu(MenuSide.Staff, 83, "platform.menu.releases", "/staff/releases", Permission.Right(ReleasePages.Right))
        .Menu(MenuSide.Staff, 82, "platform.menu.facts", "/staff/facts", Permission.Either(Permission.Right(FactPages.Right), Permission.Right(ReleasePages.Right)));

    public override void Map(IEndpointRouteBuilder routes)
    {
        ReleasePages.Map(routes);
        ReleasesApi.Map(routes);
        PostcodesApi.Map(routes);
        FactPages.Map(routes);
    }
}
