using System.Globalization;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Messages.Contracts;

/// <summary>A letter was written and waits for the print room.</summary>
/// <param name="Matter">What it is about.</param>
/// <param name="Letter">The letter.</param>
/// <param name="TemplateKey">Which text.</param>
public sealed record LetterWritten(Guid Matter, LetterId Letter, string TemplateKey) : IEntry
{
    static string IEntry.Name => "messages.letter-written";

    /// <inheritdoc/>
    public Guid About => Matter;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("template", TemplateKey)];
}

/// <summary>The letters that waited were put together to be printed.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Letters">How many.</param>
public sealed record LettersBatched(Guid Batch, int Letters) : IEntry
{
    static string IEntry.Name => "messages.letters-batched";

    /// <inheritdoc/>
    public Guid About => Batch;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("letters", Letters.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>A member of staff took the file of a batch, with all that stands in its letters.</summary>
/// <param name="Batch">The batch.</param>
public sealed record LettersTaken(Guid Batch) : IEntry
{
    static string IEntry.Name => "messages.letters-taken";

    /// <inheritdoc/>
    public Guid About => Batch;
}

/// <summary>A batch was handed to the post.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Letters">How many.</param>
public sealed record LettersPosted(Guid Batch, int Letters) : IEntry
{
    static string IEntry.Name => "messages.letters-posted";

    /// <inheritdoc/>
    public Guid About => Batch;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("letters", Letters.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>A letter came back: nobody took it at its address.</summary>
/// <param name="Letter">The letter.</param>
public sealed record LetterReturned(LetterId Letter) : IEntry
{
    static string IEntry.Name => "messages.letter-returned";

    /// <inheritdoc/>
    public Guid About => Letter.Value;
}

/// <summary>The files of batches that were posted long ago were forgotten.</summary>
/// <param name="Sweep">This time.</param>
/// <param name="Files">How many.</param>
public sealed record LettersForgotten(Guid Sweep, int Files) : IEntry
{
    static string IEntry.Name => "messages.letters-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("files", Files.ToString(CultureInfo.InvariantCulture))];
}
