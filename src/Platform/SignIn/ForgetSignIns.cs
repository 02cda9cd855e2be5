using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.SignIn;

/// <summary>Forgets links and sessions that open nothing any more.</summary>
internal sealed record ForgetSignIns : IJob
{
    public static JobKind Kind { get; } = new("sign-in.forget", "sign-in.job.forget");
}
