using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.SignIn;

/// <summary>Forgets links and sessions that open nothing any more.</summary>
internal sealed record ForgetSignIns : IJob
{
    public static JobKind Kind { get; } = new("sign-in.forget", "sign-in.job.forget");
}

internal sealed class SignInForgetting : IWork<ForgetSignIns>
{
    public async Task<JobOutcome> Do(ForgetSignIns job, Working working, CancellationToken ct)
    {
        while (!(await working.City.Perform(new ForgetExpired(), ct)).IsRefused)
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
