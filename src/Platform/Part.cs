using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform;

/// <summary>One folder of the platform, and what it brings. The platform is one module and too large for one contents page.</summary>
internal abstract class Part
{
    /// <summary>Tables, entries, jobs, plugs, menus.</summary>
    public virtual void Configure(ModuleBuilder platform)
    {
    }

    /// <summary>Its routes, each with its permission.</summary>
    public virtual void Map(IEndpointRouteBuilder routes)
    {
    }
}
