using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Knows the posts (職) that a city's files seed, for whoever names an office or a post in a file of her own and has it checked. It looks at
/// the files alone: a check has no database.
/// </summary>
[Socket]
public interface IPostDirectory
{
    /// <summary>Codes of the posts by code of their office; null where the files seed none, because the city keeps them in its database.</summary>
    IReadOnlyDictionary<string, IReadOnlySet<string>>? PostsIn(ReleaseFiles files);
}
