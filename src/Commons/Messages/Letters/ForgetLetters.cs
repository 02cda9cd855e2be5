using SmartLocal.Platform.Jobs;

namespace SmartLocal.Messages.Letters;

/// <summary>Forgets the files of letters that were posted a month ago.</summary>
internal sealed record ForgetLetters : IJob
{
    public static JobKind Kind { get; } = new("messages.forget-letters", "messages.job.forget-letters");
}
