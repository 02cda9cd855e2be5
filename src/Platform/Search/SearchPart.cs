using Microsoft.AspNetCore.Routing;

namespace SmartLocal.Platform.Search;

/// <summary>The search over everything public. What there is to find, the modules plug in.</summary>
internal sealed class SearchPart : Part
{
    public override void Map(IEndpointRouteBuilder routes) => SearchPages.Map(routes);
}
