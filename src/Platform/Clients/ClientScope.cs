namespace SmartLocal.Platform.Clients;

/// <summary>
/// Something that outside systems can be let do. A module announces its own; the text <c>clients.scope.NAME</c> says to the
/// administrator what it opens.
/// </summary>
/// <param name="Name">A coded word, <c>applications.read</c>.</param>
public sealed record ClientScope(string Name);

internal static class Scopes
{
    public static IReadOnlyList<string> In(string? words) => (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
