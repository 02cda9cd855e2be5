using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Search;

/// <summary>The search over everything public. What there is to find, the modules plug in.</summary>
internal sealed class SearchPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform.Plug<IReleasePart, SynonymsPart>();

    public override void Map(IEndpointRouteBuilder routes) => SearchPages.Map(routes);
}

/// <summary>The synonyms of a release. Whoever makes an index takes them into it; here they are only checked.</summary>
internal sealed class SynonymsPart : IReleasePart
{
    public IEnumerable<Finding> Check(ReleaseFiles files) => Synonyms.Check(files);

    public void Take(ReleaseFiles files)
    {
    }
}
