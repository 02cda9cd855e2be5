using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform.SignIn;

/// <summary>How a level of identity is named to a person.</summary>
public static class LevelText
{
    /// <summary>Key of the level's name.</summary>
    public static string TextKey(this IdentityLevel level) => "sign-in.level." + Words.Kebab(level.ToString());
}
