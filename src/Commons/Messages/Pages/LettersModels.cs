using SmartLocal.Kernel;
using SmartLocal.Messages.Letters;

namespace SmartLocal.Messages.Pages;

/// <param name="Days">How many wait since which day, the oldest first.</param>
/// <param name="Most">The most of one batch.</param>
/// <param name="Batches">The newest first.</param>
/// <param name="Refusal">What was wrong.</param>
public sealed record WaitingLettersModel(IReadOnlyList<(DateOnly Day, int Letters)> Days, int Most, IReadOnlyList<BatchLine> Batches, Refusal? Refusal);

/// <param name="Id">The batch.</param>
/// <param name="Name">By what it is known.</param>
/// <param name="Letters">How many letters.</param>
/// <param name="Sheets">How many sheets, once it is made.</param>
/// <param name="State">making, made or posted.</param>
/// <param name="HasFile">Whether it can be fetched.</param>
/// <param name="At">When it was made, or posted.</param>
public sealed record BatchLine(Guid Id, string Name, int Letters, int? Sheets, string State, bool HasFile, Instant At)
{
    internal static BatchLine Of(LetterBatch batch) => new(
        batch.Id.Value, batch.Name, batch.Letters, batch.Sheets, batch.PostedAt is not null ? "posted" : batch.File is not null ? "made" : "making", batch.File is not null, batch.PostedAt ?? batch.At);
}

/// <param name="Batch">The batch.</param>
/// <param name="Letters">Its letters by their marks: to whom they go stands in the file alone.</param>
/// <param name="Refusal">What was wrong.</param>
public sealed record LetterBatchModel(BatchLine Batch, IReadOnlyList<LetterLineModel> Letters, Refusal? Refusal);

public sealed record LetterLineModel(Guid Id, string Mark, Instant WrittenAt, Instant? ReturnedAt);
