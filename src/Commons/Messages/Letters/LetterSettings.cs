using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Messages.Letters;

/// <summary>
/// How this city's letters look, from <c>letters.yaml</c>: its own address, and where the window of its envelopes is. Envelopes with windows
/// differ from maker to maker, so the measures of the code are only where one begins; a city measures its own and prints a trial.
/// </summary>
internal sealed class LetterSettings : IReleasePart
{
    private const string File = "letters.yaml";

    private volatile LettersFile file = new();

    /// <summary>The city's address, line by line; empty where the city has not written it.</summary>
    public IReadOnlyList<string> From => file.From;

    public LetterWindow Window => file.Window;

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[File] is not { } found) return [];
        try
        {
            return [.. Check(Yaml.Read<LettersFile>(found.Text))];
        }
        catch (YamlException e)
        {
            return [new Finding(File, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) => file = files[File] is { } found ? Yaml.Read<LettersFile>(found.Text) : new();

    private static IEnumerable<Finding> Check(LettersFile read)
    {
        if (read.From.Count > LettersFile.MostLines || read.From.Any(l => l.Length > LettersFile.LongestLine))
            yield return new(File, 1, $"The city's address has more than {LettersFile.MostLines} lines, or one of more than {LettersFile.LongestLine} characters", "Shorten it");
        var window = read.Window;
        if (window is not { Left: >= 5, Top: >= 5, Width: >= 60, Height: >= 30 } || window.Left + window.Width > 122 || window.Top + window.Height > 97)
            yield return new(File, 1, "The window leaves the room that a letter has for the address", "From 5 mm to 122 mm from the left and to 97 mm from the top, at least 60 mm wide and 30 mm high");
    }
}

/// <summary>The shape of <c>letters.yaml</c>.</summary>
internal sealed record LettersFile
{
    public const int MostLines = 4, LongestLine = 25;

    public List<string> From { get; init; } = [];

    public LetterWindow Window { get; init; } = new();
}

/// <summary>The part of the folded sheet that shows in the window, in millimetres from the sheet's top left.</summary>
internal sealed record LetterWindow
{
    public decimal Left { get; init; } = 20;

    public decimal Top { get; init; } = 12;

    public decimal Width { get; init; } = 90;

    public decimal Height { get; init; } = 45;
}
