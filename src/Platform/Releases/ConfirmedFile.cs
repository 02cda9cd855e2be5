using System.Globalization;
using System.Text;
using SmartLocal.Platform.Sockets;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// Writes what was confirmed on screen into the file that states it: <c>drafted: …</c> becomes <c>confirmed: { by, on, from }</c>,
/// and every other character, comments included, stays as it was.
/// </summary>
internal static class ConfirmedFile
{
    public static string Write(string text, IEnumerable<StatedFact> said)
    {
        var yaml = new YamlStream();
        using (var reader = new StringReader(text)) yaml.Load(reader);
        var facts = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["facts"];
        var places = said
            .Select(fact => (Note: Drafted((YamlMappingNode)facts.Children[fact.Name]), fact.Confirmed))
            .OrderByDescending(p => p.Note.Key.Start.Index); // from the end, so that the places before stay true
        var written = new StringBuilder(text);
        foreach (var ((key, note), by) in places)
        {
            var (from, to) = ((int)key.Start.Index, (int)note.End.Index);
            written.Remove(from, to - from).Insert(from, string.Create(
                CultureInfo.InvariantCulture, $"confirmed: {{ by: {Quoted(by!.By)}, on: {by.On:yyyy-MM-dd}, from: {Quoted(by.From)} }}"));
        }

        return written.ToString();
    }

    private static (YamlNode Key, YamlNode Note) Drafted(YamlMappingNode fact)
    {
        var (key, note) = fact.Children.Single(c => c.Key.ToString() == "drafted");
        return (key, note);
    }

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
