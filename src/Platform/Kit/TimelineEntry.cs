using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>Something that happened to a case.</summary>
/// <param name="At">When; shown by Japan's clocks.</param>
/// <param name="Title">What.</param>
/// <param name="Detail">More about it.</param>
/// <param name="By">Who, as the reader may know it: an office, "you".</param>
public sealed record TimelineEntry(DateTimeOffset At, RichText Title, RichText? Detail = null, RichText? By = null)
{
    /// <summary>Whether it is where things stand now.</summary>
    public bool Current { get; init; }
}
