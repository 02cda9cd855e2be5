namespace SmartLocal.Simulators.Line;

/// <summary>One message as a phone shows it.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Label">What stands on its button, or null for words alone.</param>
/// <param name="Link">Where the button leads.</param>
internal sealed record LineSaid(string Text, string? Label = null, string? Link = null);

/// <summary>A request that was taken, with its words.</summary>
/// <param name="Number">1 for the first since the start, without gaps.</param>
/// <param name="At">When it was taken.</param>
/// <param name="To">The numbers of the recipients who exist, in the order given.</param>
/// <param name="Messages">What was shown.</param>
/// <param name="RetryKey">The key it came under, or null for none.</param>
internal sealed record LineSent(long Number, DateTimeOffset At, IReadOnlyList<int> To, IReadOnlyList<LineSaid> Messages, Guid? RetryKey);
