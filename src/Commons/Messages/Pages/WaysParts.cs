namespace SmartLocal.Messages.Pages;

/// <summary>What the page needs of the ways that are connected on it.</summary>
internal sealed record WaysParts(Phones Phones, PushPart Push);
