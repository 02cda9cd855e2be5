using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SmartLocal.Platform.Kit;

/// <summary>
/// What every page and every part of one is: its markup, from its parameters and the services it injects, rendered once. It has
/// no life cycle, loads nothing and handles no events; a page's route loads what the page shows.
/// </summary>
public abstract class PagePart : IComponent
{
    void IComponent.Attach(RenderHandle renderHandle) => throw Elsewhere();

    Task IComponent.SetParametersAsync(ParameterView parameters) => throw Elsewhere();

    internal void Build(RenderTreeBuilder builder)
    {
        Prepare();
        BuildRenderTree(builder);
    }

    /// <summary>Works out what the markup needs more than once. The parameters are set and the services are there.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Written by the Razor compiler.</summary>
    protected virtual void BuildRenderTree(RenderTreeBuilder __builder)
    {
    }

    private InvalidOperationException Elsewhere() => new($"{GetType().Name} is rendered once, by Page.Of, and by no renderer of the framework");
}
