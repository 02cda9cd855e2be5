using SmartLocal.Kernel;

namespace SmartLocal.Messages.Pages;

/// <summary>What was told of a matter, the newest first.</summary>
public sealed record MatterModel(IReadOnlyList<MatterLine> Lines);

/// <param name="TemplateKey">Which text.</param>
/// <param name="At">When.</param>
/// <param name="Read">Whether it was opened.</param>
/// <param name="Ways">What announced it; empty where the inbox alone has it.</param>
public sealed record MatterLine(string TemplateKey, Instant At, bool Read, IReadOnlyList<MatterWay> Ways);

public sealed record MatterWay(string Channel, string State);
