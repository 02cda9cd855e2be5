namespace SmartLocal.Platform.SignIn;

/// <summary>The coded words for the ways in which staff sign in, as they stand in the journal and beside a session.</summary>
internal static class SignInMethods
{
    public const string Passkey = "passkey";
    public const string Password = "password";
    public const string PasswordAndCode = "password-and-code";
    public const string RecoveryCode = "recovery-code";
    public const string RecoveryLink = "recovery-link";
}
