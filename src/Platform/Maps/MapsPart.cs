using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform.Maps;

/// <summary>The city's map.</summary>
internal sealed class MapsPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform.Services.AddSingleton<CityMap>();

    public override void Map(IEndpointRouteBuilder routes) => MapRoutes.Map(routes);
}
