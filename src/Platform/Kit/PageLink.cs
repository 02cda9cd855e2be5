using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>A link in a menu, a breadcrumb or a list.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Href">Where it leads; null for a place that cannot be opened (the page itself, a step not reached).</param>
/// <param name="Current">Whether it is where the reader is.</param>
public sealed record PageLink(RichText Label, string? Href, bool Current = false);
