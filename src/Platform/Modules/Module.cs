using Microsoft.AspNetCore.Routing;

namespace SmartLocal.Platform.Modules;

/// <summary>A module's public face and contents page: everything it brings to the house stands in its one subclass.</summary>
public abstract class Module
{
    /// <summary>Its name in code, tables and texts: <c>cases</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Tables, entries, reactions, plugs, texts.</summary>
    public abstract void Configure(ModuleBuilder module);

    /// <summary>Its routes, each with its permission.</summary>
    public virtual void Map(IEndpointRouteBuilder routes)
    {
    }
}
