using System.Text;

namespace SmartLocal.Platform.Modules;

internal static class Words
{
    /// <summary>OpenOnSubmission → open-on-submission.</summary>
    public static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
