using Microsoft.AspNetCore.Components;

namespace SmartLocal.Platform.Web;

/// <summary>What stands on a page of the platform and only another module knows.</summary>
public static class PartOf
{
    /// <summary>A module's part with its model.</summary>
    public static RenderFragment Module(Type part, object model) => page =>
    {
        page.OpenComponent(0, part);
        page.AddComponentParameter(1, "Model", model);
        page.CloseComponent();
    };
}
