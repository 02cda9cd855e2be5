using SmartLocal.Kernel;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A password that a member of staff chooses: long rather than complicated (NIST SP 800-63B, 5.1.1).</summary>
internal static class NewPassword
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static readonly RefusalKind TooShort = new("sign-in.password-too-short");
    public static readonly RefusalKind TooLong = new("sign-in.password-too-long");

    public static Result<string> Read(string? typed) => typed switch
    {
        null or { Length: < Shortest } => TooShort.Of("password", ("min", Shortest)),
        { Length: > Longest } => TooLong.Of("password", ("max", Longest)),
        _ => typed,
    };
}
