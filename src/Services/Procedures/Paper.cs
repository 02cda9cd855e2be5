using SmartLocal.Kernel;
using SmartLocal.Platform.Files;

namespace SmartLocal.Procedures;

/// <summary>
/// The blank form of one version of a procedure, on paper: printed once, and kept with the places at which each of its answers is read
/// again. Whatever is filled in on it is read by these places, however the procedure has changed since.
/// </summary>
internal sealed class Paper
{
    /// <summary>The version.</summary>
    public required string Definition { get; init; }

    public required string Language { get; init; }

    /// <summary>SHA-256 of the document as it is laid out.</summary>
    public byte[] Layout { get; private set; } = [];

    public Instant AskedAt { get; private set; }

    /// <summary>The file; null until it is printed.</summary>
    public FileId? File { get; private set; }

    public int Sheets { get; private set; }

    /// <summary>JSON of <see cref="SheetZone"/>s; null until it is printed.</summary>
    public string? Zones { get; private set; }

    /// <summary>Whether it has to be printed: for the first time, laid out anew, or because a print that was asked for has not come.</summary>
    public bool Ask(byte[] layout, Instant now, TimeSpan patience)
    {
        if (Layout.AsSpan().SequenceEqual(layout) && (File is not null || now - AskedAt < patience)) return false;
        (Layout, AskedAt) = (layout, now);
        return true;
    }

    public void Keep(FileId file, int sheets, string zones) => (File, Sheets, Zones) = (file, sheets, zones);
}

/// <summary>A place on a sheet at which an answer is read.</summary>
/// <param name="Sheet">The sheet, from 1.</param>
/// <param name="Path">The path of the answer's field; <c>path=value</c> for the box of one choice.</param>
/// <param name="Kind">line, area, tick, sketch, or boxes-N.</param>
/// <param name="X">From the centre of the corner mark at the top left, in millimetres.</param>
/// <param name="Y">The same downwards.</param>
/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
internal sealed record SheetZone(int Sheet, string Path, string Kind, decimal X, decimal Y, decimal Width, decimal Height);
