namespace SmartLocal.Platform.Behalf;

/// <summary>What an agent is told of the person's matters (知らせる範囲). The person herself is told of all of them, whatever she chose.</summary>
internal enum Told
{
    None,

    /// <summary>What she handed in by this mandate.</summary>
    HandedIn,

    /// <summary>Everything that the mandate covers, also what the person or another agent handed in.</summary>
    All,
}
