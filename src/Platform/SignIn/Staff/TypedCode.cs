using System.Text;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A code as people type it: full-width, in groups, in small letters.</summary>
internal static class TypedCode
{
    public static string Plain(string? typed) =>
        new([.. (typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit).Take(64).Select(char.ToUpperInvariant)]);

    public static bool IsByTime(string plain) => plain.Length == Totp.Digits && plain.All(char.IsAsciiDigit);
}
