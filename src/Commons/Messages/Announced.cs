namespace SmartLocal.Messages;

/// <summary>What announces a message by one way, as it is read: neutral words, the same for everybody.</summary>
/// <param name="Channel">The way, as a coded word.</param>
/// <param name="Title">What stands above; null where that way shows none.</param>
/// <param name="Words">What it says.</param>
/// <param name="Button">What stands on its button; null where it has none.</param>
public sealed record Announced(string Channel, string? Title, string Words, string? Button);
