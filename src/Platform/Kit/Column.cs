using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Number">Whether it holds numbers, which stand to the right so that they can be compared.</param>
public sealed record Column(RichText Title, bool Number = false);
