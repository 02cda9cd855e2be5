using System.Text;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;

namespace SmartLocal.Forms;

/// <summary>
/// What a person typed, right or wrong, letter by letter, by the path of each field (<c>氏名.family</c>), and the files she
/// sent. It is what a draft keeps and what a page shows again; nothing is ever lost on the way through it.
/// </summary>
public sealed class Typed
{
    /// <summary>Behind the path of an individual number: what was typed is taken away.</summary>
    public const string Forgotten = ".forget";

    /// <summary>Behind an item's path: it was hidden on the page that is sent.</summary>
    public const string Absent = ".hidden";

    /// <summary>Behind a group's path: how many rows there were when the page was made.</summary>
    public const string Shown = ".rows";

    /// <summary>
    /// Behind a group's path: the places, from 0 and with commas, of the rows that stand open on the page; the others are one line each and
    /// none of their fields is sent. Where it is not sent at all, every row stands open.
    /// </summary>
    public const string Open = ".open";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FileRef>> files = new(StringComparer.Ordinal);
    private Dictionary<string, Filled> filled = [];
    private Dictionary<string, List<Typed>> rows = [];

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

    /// <summary>All files, those in rows too.</summary>
    public IEnumerable<FileRef> Files => files.Values.SelectMany(f => f).Concat(rows.Values.SelectMany(all => all.SelectMany(r => r.Files)));

    /// <summary>What was typed in the rows of a group.</summary>
    public IReadOnlyList<Typed> RowsOf(string group) => rows.TryGetValue(group, out var all) ? all : [];

    /// <summary>Adds an empty row at the end.</summary>
    public Typed AddRow(string group)
    {
        if (!rows.TryGetValue(group, out var all)) rows[group] = all = [];
        var row = new Typed();
        all.Add(row);
        return row;
    }

    /// <summary>Puts an empty row at a place; those from there on move down.</summary>
    public void InsertRow(string group, int at)
    {
        if (!rows.TryGetValue(group, out var all)) rows[group] = all = [];
        all.Insert(Math.Clamp(at, 0, all.Count), new Typed());
    }

    /// <summary>Takes a row away; those after it move up.</summary>
    public void RemoveRow(string group, int at)
    {
        if (rows.TryGetValue(group, out var all) && at >= 0 && at < all.Count) all.RemoveAt(at);
    }

    /// <summary>What was typed under a path that leads into rows, <c>児童.0</c>; itself for the empty path, null where there is no such row.</summary>
    public Typed? Under(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0) return this;
        var parts = path.Split('.');
        var at = this;
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (!int.TryParse(parts[i + 1], out var row) || row < 0 || row >= at.RowsOf(parts[i]).Count) return null;
            at = at.RowsOf(parts[i])[row];
        }

        return parts.Length % 2 == 0 ? at : null;
    }

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
        foreach (var row in rows.Values.SelectMany(all => all)) row.Remove(file);
    }

    /// <summary>Puts what stands behind the file ids that a machine named.</summary>
    public void Replace(Func<FileId, FileRef> known)
    {
        foreach (var sent in files.Values)
            for (var i = 0; i < sent.Count; i++) sent[i] = known(sent[i].Id);
        foreach (var row in rows.Values.SelectMany(all => all)) row.Replace(known);
    }

    /// <summary>Takes the values of a step's fields as the browser sent them; other fields and all files stay as they are.</summary>
    /// <param name="step">The step that was sent.</param>
    /// <param name="sent">The value of a field by its path, or null when it was not sent (a check left unchecked).</param>
    public void Take(FormStep step, Func<string, string?> sent)
    {
        ArgumentNullException.ThrowIfNull(step);
        Take(step.Items, "", sent);
    }

    private void Take(IReadOnlyList<FormItem> items, string prefix, Func<string, string?> sent)
    {
        foreach (var item in items)
        {
            // What was not on the page, because it was hidden, keeps what was typed there before; what she typed before it was hidden is taken.
            var absent = sent(prefix + item.Id + Absent) is not null;
            if (item is GroupItem group) TakeRows(group, prefix, sent);
            else if (item is MyNumberItem) TakeNumber(item, prefix, sent, absent);
            else foreach (var path in item.Paths) this[path] = sent(prefix + path) ?? (absent ? this[path] : null);
            // What she has changed is hers from now on, and what was there before is kept nowhere.
            if (filled.ContainsKey(item.Id) && !SourceOf(item).IsKnown) filled.Remove(item.Id);
        }
    }

    // The page does not say the number again: left empty it stays, until she takes it away or types another.
    private void TakeNumber(FormItem item, string prefix, Func<string, string?> sent, bool absent)
    {
        if (sent(prefix + item.Id) is { } typed && !string.IsNullOrWhiteSpace(typed)) this[item.Id] = typed;
        else if (sent(prefix + item.Id + Forgotten) is not null || (!absent && !MyNumber.Parse(this[item.Id]).Try(out _, out _))) this[item.Id] = null;
    }

    // A page with many rows sends only those that stand open on it.
    private void TakeRows(GroupItem group, string prefix, Func<string, string?> sent)
    {
        if (!int.TryParse(sent(prefix + group.Id + Shown), out var count) || count < 0) return;
        while (RowsOf(group.Id).Count < Math.Min(count, group.MaxRows)) AddRow(group.Id);
        while (RowsOf(group.Id).Count > count) RemoveRow(group.Id, RowsOf(group.Id).Count - 1);
        var open = sent(prefix + group.Id + Open)?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(count, group.MaxRows); i++)
            if (open is null || open.Contains($"{i}")) RowsOf(group.Id)[i].Take(group.Row.Items, $"{prefix}{group.Id}.{i}.", sent);
    }

    /// <summary>Keeps what the newer form asks under the same name and in the same way, and lets go of the rest.</summary>
    public void Move(FormDefinition earlier, FormDefinition newer)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(newer);
        Move(earlier.All, newer.All);
    }

    private void Move(ItemSet earlier, ItemSet newer)
    {
        foreach (var item in earlier.Items)
        {
            var stays = newer.Find(item.Id) is { } now && now.Kind == item.Kind ? now : null;
            if (stays is GroupItem group)
            {
                foreach (var row in RowsOf(item.Id)) row.Move(((GroupItem)item).Row, group.Row);
                continue;
            }

            if (stays is ChooseManyItem many) many.Choose([.. item.Paths.Select(p => this[p]).OfType<string>()], item.Paths, this);
            if (stays is not null) continue;
            foreach (var path in item.Paths) this[path] = null;
            files.Remove(item.Id);
            filled.Remove(item.Id);
            rows.Remove(item.Id);
        }
    }

    /// <summary>Gives every group that must be filled in its first rows, in which she can begin. What is kept, is kept without them.</summary>
    /// <returns>Whether there was any to give.</returns>
    public bool Begin(IEnumerable<FormItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var began = false;
        foreach (var group in items.OfType<GroupItem>())
        {
            if (group.Required && RowsOf(group.Id).Count == 0)
            {
                for (var i = 0; i < Math.Max(1, group.MinRows); i++) AddRow(group.Id);
                began = true;
            }

            foreach (var row in RowsOf(group.Id)) began |= row.Begin(group.Row.Items);
        }

        return began;
    }

    /// <summary>The same, to be changed without changing this.</summary>
    public Typed Copy() => Of(ToStored());

    /// <summary>
    /// What stands in these items, right or wrong, as one short word: whoever has made a page with it and gets it back knows whether
    /// something else was saved meanwhile.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="digest">A digest under the city's key: of a plain one, a number could be found by trying.</param>
    public string SealOf(IEnumerable<FormItem> items, Func<string, byte[]> digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return Convert.ToHexStringLower(digest(Written(items)).AsSpan(0, 12));
    }

    /// <summary>What stands in these items, field by field: equal where the same was typed.</summary>
    public string Written(IEnumerable<FormItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var text = new StringBuilder();
        Write(items, text);
        return text.ToString();
    }

    // A field left empty is as good as one that was not sent.
    private void Write(IEnumerable<FormItem> items, StringBuilder text)
    {
        foreach (var item in items)
        {
            foreach (var path in item.Paths)
                if (!string.IsNullOrEmpty(this[path])) text.Append(path).Append('\0').Append(this[path]).Append('\0');
            foreach (var file in FilesOf(item.Id)) text.Append(item.Id).Append('\0').Append(file.Id.Value).Append('\0');
            if (item is not GroupItem group) continue;
            foreach (var row in RowsOf(group.Id))
            {
                text.Append(group.Id).Append('\0');
                row.Write(group.Row.Items, text);
            }
        }
    }

    /// <summary>Takes what was typed for an item from elsewhere, in place of what is here.</summary>
    public void TakeOver(FormItem item, Typed from)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(from);
        foreach (var path in item.Paths) this[path] = from[path];
        files.Remove(item.Id);
        rows.Remove(item.Id);
        filled.Remove(item.Id);
        if (from.files.TryGetValue(item.Id, out var sent)) files[item.Id] = [.. sent];
        if (from.rows.TryGetValue(item.Id, out var all)) rows[item.Id] = [.. all];
    }

    /// <summary>The same without what was typed where an individual number is asked, right or wrong.</summary>
    /// <param name="form">The form in which it was typed.</param>
    /// <param name="numbers">What was typed there, for a column of its own: JSON by path; null where there is nothing.</param>
    public Typed WithoutNumbers(FormDefinition form, out string? numbers)
    {
        ArgumentNullException.ThrowIfNull(form);
        numbers = null;
        if (!form.AsksNumber) return this;
        var (rest, apart) = (Copy(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        rest.TakeOut(form.All, "", apart);
        if (apart.Count == 0) return this;
        numbers = JsonSerializer.Serialize(apart, CityJson.Options);
        return rest;
    }

    /// <summary>Puts back what <see cref="WithoutNumbers"/> set apart.</summary>
    public Typed WithNumbers(string? numbers)
    {
        if (numbers is null) return this;
        foreach (var (path, number) in JsonSerializer.Deserialize<Dictionary<string, string>>(numbers, CityJson.Options)!)
        {
            var end = path.LastIndexOf('.');
            Under(end < 0 ? "" : path[..end])![path[(end + 1)..]] = number;
        }

        return this;
    }

    private void TakeOut(ItemSet set, string prefix, SortedDictionary<string, string> apart)
    {
        foreach (var item in set.Items)
        {
            if (item is MyNumberItem && this[item.Id] is { } number)
            {
                apart[prefix + item.Id] = number;
                this[item.Id] = null;
            }

            if (item is not GroupItem group) continue;
            for (var i = 0; i < RowsOf(item.Id).Count; i++) RowsOf(item.Id)[i].TakeOut(group.Row, $"{prefix}{item.Id}.{i}.", apart);
        }
    }

    /// <summary>As JSON, for a draft.</summary>
    public string ToJson() => JsonSerializer.Serialize(ToStored(), CityJson.Options);

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static Typed Parse(string json) => Of(JsonSerializer.Deserialize<Stored>(json, CityJson.Options)!);

    private static Typed Of(Stored stored)
    {
        var typed = new Typed();
        foreach (var (path, value) in stored.Values) typed[path] = value;
        foreach (var (item, sent) in stored.Files) typed.files[item] = [.. sent];
        if (stored.Filled is not null) typed.filled = new Dictionary<string, Filled>(stored.Filled);
        typed.rows = stored.Rows?.ToDictionary(r => r.Key, r => r.Value.ConvertAll(Of)) ?? [];
        return typed;
    }

    private Stored ToStored() => new(values, files)
    {
        Filled = filled.Count == 0 ? null : filled,
        Rows = rows.Count == 0 ? null : rows.ToDictionary(r => r.Key, r => r.Value.ConvertAll(row => row.ToStored())),
    };

    /// <summary>What a source gave for an item, field by field.</summary>
    private sealed record Filled(string Source, DateOnly AsOf, IReadOnlyList<string?> Values);

    private sealed record Stored(Dictionary<string, string> Values, Dictionary<string, List<FileRef>> Files)
    {
        /// <summary>By item; null where nothing was filled in.</summary>
        public Dictionary<string, Filled>? Filled { get; init; }

        /// <summary>By group; null where there are none.</summary>
        public Dictionary<string, List<Stored>>? Rows { get; init; }
    }
}
