using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>Who may see to the work in the background.</summary>
public static class JobRight
{
    /// <summary>The word in a post's rights.</summary>
    public const string Name = "jobs.operate";

    /// <summary>Whoever's post has it.</summary>
    public static readonly Permission Operate = Permission.Right(Name);
}
