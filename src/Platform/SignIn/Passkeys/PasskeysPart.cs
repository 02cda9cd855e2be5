using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>Passkeys of residents and staff.</summary>
internal sealed class PasskeysPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<PasskeyTables>()
        .Entry<PasskeyAdded>()
        .Entry<PasskeyRemoved>()
        .Entry<PasskeyUsed>()
        .Plug<ISignInMethod, PasskeyMethod>();

    public override void Map(IEndpointRouteBuilder routes) => PasskeyRoutes.Map(routes);
}
