using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>One of the answers that a person can choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What she reads.</param>
/// <param name="Help">A sentence under the label, where the label is not enough.</param>
public sealed record Choice(string Value, RichText Label, RichText? Help = null);
