using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;

namespace SmartLocal.Messages.Letters;

/// <summary>Letters that are printed together and handed to the post together.</summary>
internal sealed class LetterBatch
{
    private LetterBatch()
    {
    }

    public LetterBatchId Id { get; private init; }

    /// <summary>The day in Japan on which it was made, and which one of that day it is.</summary>
    public DateOnly Day { get; private init; }

    public int Number { get; private init; }

    public int Letters { get; private init; }

    public Instant At { get; private init; }

    /// <summary>The file with all its sheets, once it is made and until it is forgotten.</summary>
    public FileId? File { get; private set; }

    public int? Sheets { get; private set; }

    public Instant? PostedAt { get; private set; }

    public static LetterBatch Of(LetterBatchId id, int number, int letters, Instant now) => new() { Id = id, Day = now.TokyoDate, Number = number, Letters = letters, At = now };

    /// <summary>By what staff know it: 20261120-1.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}-{Number}");

    public void Print(FileId file, int sheets) => (File, Sheets) = (file, sheets);

    public void Post(Instant now) => PostedAt = now;

    /// <summary>Its file is kept no longer.</summary>
    public void ForgetFile() => File = null;
}

internal readonly record struct LetterBatchId(Guid Value) : IId<LetterBatchId>
{
    public static LetterBatchId From(Guid value) => new(value);
}
