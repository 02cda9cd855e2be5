using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using YamlDotNet.Core;

namespace SmartLocal.Organisation;

/// <summary>Tells which posts the demo people's file has, so that a procedure's route can be held against them.</summary>
internal sealed class SeededPosts : IPostDirectory
{
    public IReadOnlyDictionary<string, IReadOnlySet<string>>? PostsIn(ReleaseFiles files)
    {
        if (files[DemoOrganisation.Path] is not { } file) return null;
        try
        {
            return DemoOrganisation.Read(file).Offices.GroupBy(o => o.Code, StringComparer.Ordinal).ToDictionary(
                g => g.Key, IReadOnlySet<string> (g) => g.SelectMany(o => o.Posts).Select(p => p.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        }
        catch (YamlException)
        {
            return null; // a mistake that OrganisationPart finds
        }
    }
}
