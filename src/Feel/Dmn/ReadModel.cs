namespace SmartLocal.Feel;

/// <summary>What came of reading a .dmn file.</summary>
/// <param name="Model">The model; null where it can't be read at all.</param>
/// <param name="Mistakes">Everything that is wrong, with the lines of the file. An expression that can't be read is null.</param>
public sealed record ReadModel(DmnModel? Model, IReadOnlyList<FeelMistake> Mistakes);
