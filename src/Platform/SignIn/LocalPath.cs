using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform.SignIn;

/// <summary>A path to come back to: always one of this site, whatever the address bar said.</summary>
public static class LocalPath
{
    /// <summary>The path, or the home page when it leads elsewhere.</summary>
    public static string OrHome(string? path) =>
        path is { Length: > 0 and <= 500 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : "/";

    /// <summary>The sign-in page for whoever goes on at <paramref name="returnTo"/> and has to prove at least <paramref name="level"/> for it.</summary>
    public static string ToSignIn(string returnTo, IdentityLevel level = IdentityLevel.MailedLink) =>
        $"/sign-in?returnTo={Uri.EscapeDataString(returnTo)}" + (level > IdentityLevel.MailedLink ? $"&level={Words.Kebab(level.ToString())}" : "");
}
