namespace SmartLocal.Platform.SignIn;

/// <summary>A path to come back to: always one of this site, whatever the address bar said.</summary>
public static class LocalPath
{
    /// <summary>The path, or the home page when it leads elsewhere.</summary>
    public static string OrHome(string? path) =>
        path is { Length: > 0 and <= 500 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : "/";
}
