using System.Globalization;
using SmartLocal.Platform.Sockets;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// Writes what was confirmed on screen into the file that states it: a line for each fact under <c>confirmed:</c>, and every other line,
/// comments included, stays as it was. Of a file that lies over the national one, what the city says is written, for its own folder.
/// </summary>
internal static class ConfirmedFile
{
    private const string Carried = "\n--- ";
    private const string Block = "  ";

    public static string Write(ReleaseFile file, IEnumerable<StatedFact> said)
    {
        var text = file.Text;
        var end = text.IndexOf(Carried, StringComparison.Ordinal);
        if (end >= 0) text = text[..(end + 1)];
        var yaml = new YamlStream();
        using (var reader = new StringReader(text)) yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var overlaid = root.Children.ContainsKey("city");
        var stated = (YamlMappingNode)root.Children[overlaid ? "city" : "facts"];

        var lines = text.Split('\n').ToList();
        List<string> written = [.. said.Select(f => $"{Block}{Block}- {{ facts: [{f.Name}], by: {Quoted(f.Confirmed!.By)}, on: {f.Confirmed.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, from: {Quoted(f.Confirmed.From)} }}")];
        if (Line(stated, "confirmed") is { } at) lines.InsertRange(at, written);
        else lines.InsertRange(Line(stated, "drafted")!.Value - 1, written.Prepend(Block + "confirmed:"));
        return overlaid ? Overlay(lines) : string.Join('\n', lines);
    }

    // The line of a key, from 1; and so the place behind it, from 0.
    private static int? Line(YamlMappingNode block, string key) =>
        block.Children.Keys.FirstOrDefault(k => k.ToString() == key) is { } found ? (int)found.Start.Line : null;

    private static string Overlay(List<string> lines)
    {
        var from = lines.FindIndex(l => l.StartsWith("city:", StringComparison.Ordinal));
        var own = lines.Skip(from + 1).TakeWhile(l => l.Length == 0 || l[0] is ' ' or '#').Prepend(lines[from]);
        return $"over: {LayeredFile.National}\n{string.Join('\n', own).TrimEnd('\n')}\n";
    }

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
