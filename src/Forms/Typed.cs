using System.Text.Json;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;

namespace SmartLocal.Forms;

/// <summary>
/// What a person typed, right or wrong, letter by letter, by the path of each field (<c>氏名.family</c>), and the files she
/// sent. It is what a draft keeps and what a page shows again; nothing is ever lost on the way through it.
/// </summary>
public sealed class Typed
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FileRef>> files = new(StringComparer.Ordinal);
    private Dictionary<string, Filled> filled = [];

    /// <summary>What was typed in the field, or null.</summary>
    public string? this[string path]
    {
        get => values.GetValueOrDefault(path);
        set
        {
            if (value is null) values.Remove(path);
            else values[path] = value;
        }
    }

    /// <summary>Types for her what a source knows and she has asked for.</summary>
    public void Fill(FormItem item, object value, Source source)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Retype(value, this);
        filled[item.Id] = new Filled(source.Kind, source.AsOf!.Value, [.. item.Paths.Select(p => this[p])]);
    }

    /// <summary>Where the answer to the item comes from: what she has changed since it was filled in, she has typed.</summary>
    internal Source SourceOf(FormItem item)
    {
        if (filled.Count == 0 || !filled.TryGetValue(item.Id, out var was)) return Source.Typed;
        for (var i = 0; i < was.Values.Count; i++)
            if ((this[item.Paths[i]] ?? "") != (was.Values[i] ?? "")) return Source.Typed;
        return new Source(was.Source, was.AsOf);
    }

    /// <summary>The files sent for an item.</summary>
    public IReadOnlyList<FileRef> FilesOf(string item) => files.TryGetValue(item, out var sent) ? sent : [];

    /// <summary>All files.</summary>
    public IEnumerable<FileRef> Files => files.Values.SelectMany(f => f);

    /// <summary>Adds a file to an item.</summary>
    public void Add(string item, FileRef file)
    {
        if (!files.TryGetValue(item, out var sent)) files[item] = sent = [];
        sent.Add(file);
    }

    /// <summary>Takes a file away from whatever item has it.</summary>
    public void Remove(FileId file)
    {
        foreach (var sent in files.Values) sent.RemoveAll(f => f.Id == file);
    }

    /// <summary>Puts what stands behind the file ids that a machine named.</summary>
    public void Replace(Func<FileId, FileRef> known)
    {
        foreach (var sent in files.Values)
            for (var i = 0; i < sent.Count; i++) sent[i] = known(sent[i].Id);
    }

    /// <summary>Takes the values of a step's fields as the browser sent them; other fields and all files stay as they are.</summary>
    /// <param name="step">The step that was sent.</param>
    /// <param name="sent">The value of a field by its path, or null when it was not sent (a check left unchecked).</param>
    public void Take(FormStep step, Func<string, string?> sent)
    {
        foreach (var path in step.Items.SelectMany(i => i.Paths)) this[path] = sent(path);
        // What she has changed is hers from now on, and what was there before is kept nowhere.
        foreach (var item in step.Items)
            if (filled.ContainsKey(item.Id) && !SourceOf(item).IsKnown) filled.Remove(item.Id);
    }

    /// <summary>As JSON, for a draft.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Stored(values, files) { Filled = filled.Count == 0 ? null : filled }, CityJson.Options);

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static Typed Parse(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, CityJson.Options)!;
        var typed = new Typed();
        foreach (var (path, value) in stored.Values) typed[path] = value;
        foreach (var (item, sent) in stored.Files) typed.files[item] = sent;
        typed.filled = stored.Filled ?? [];
        return typed;
    }

    /// <summary>What a source gave for an item, field by field.</summary>
    private sealed record Filled(string Source, DateOnly AsOf, IReadOnlyList<string?> Values);

    private sealed record Stored(Dictionary<string, string> Values, Dictionary<string, List<FileRef>> Files)
    {
        /// <summary>By item; null where nothing was filled in.</summary>
        public Dictionary<string, Filled>? Filled { get; init; }
    }
}
