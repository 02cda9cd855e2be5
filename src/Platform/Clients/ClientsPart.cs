using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Clients;

/// <summary>Outside systems and their tokens.</summary>
internal sealed class ClientsPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<ClientTables>()
        .Entry<ClientRegistered>()
        .Entry<ClientKeysRotated>()
        .Entry<ClientRevoked>()
        .Entry<ClientTokenIssued>()
        .Entry<ClientTokenRevoked>()
        .Menu(MenuSide.Staff, 87, "clients.menu", ClientPages.Path, Permission.Right(RegisterClient.Right));

    public override void Map(IEndpointRouteBuilder routes)
    {
        ClientPages.Map(routes);
        OAuthRoutes.Map(routes);
    }
}
