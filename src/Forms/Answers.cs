using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Forms;

/// <summary>The answers to a form, in its order: values that were checked, each with its source. Optional items left empty are absent.</summary>
public sealed class Answers
{
    private readonly IReadOnlyList<ItemAnswer> all;

    internal Answers(IReadOnlyList<ItemAnswer> all) => this.all = all;

    /// <summary>No answers.</summary>
    public static Answers None { get; } = new([]);

    /// <summary>All answers.</summary>
    public IReadOnlyList<ItemAnswer> All => all;

    /// <summary>The answer to the item, or null where none was given.</summary>
    public ItemAnswer? Find(string item)
    {
        foreach (var answer in all)
            if (answer.Item.Id == item) return answer;
        return null;
    }

    /// <summary>The applicant's name: the first person's name that the form asks; null when it asks none.</summary>
    public PersonName? Applicant => all.Select(a => a.Value).OfType<PersonName>().FirstOrDefault();

    /// <summary>Every file that an answer names, those in rows too.</summary>
    public IEnumerable<FileRef> Files => all.SelectMany(a => a.AllFiles);

    /// <summary>The same with every answer masked whose item says so.</summary>
    public Answers Hide() => new([.. all.Select(a => a.Hide())]);

    /// <summary>The same with every individual number masked: nobody reads one back, not even whoever gave it.</summary>
    public Answers HideNumbers() => WithoutNumbers(out _);

    /// <summary>The same with every individual number masked.</summary>
    /// <param name="numbers">The numbers, for a column of their own: JSON by the path of their field; null where there are none.</param>
    public Answers WithoutNumbers(out string? numbers)
    {
        var apart = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var masked = Each("", (path, answer) =>
        {
            apart[path] = (string)answer.Value;
            return answer.Hide();
        });
        numbers = apart.Count == 0 ? null : JsonSerializer.Serialize(apart, CityJson.Options);
        return numbers is null ? this : masked;
    }

    /// <summary>The same with the numbers that <see cref="WithoutNumbers"/> set apart.</summary>
    public Answers WithNumbers(string? numbers)
    {
        if (numbers is null) return this;
        var apart = JsonSerializer.Deserialize<Dictionary<string, string>>(numbers, CityJson.Options)!;
        return Each("", (path, answer) => apart.TryGetValue(path, out var number) ? new ItemAnswer(answer.Item, number, answer.Source) : answer);
    }

    /// <summary>The same with the answer to one item put in place of the earlier one, or taken away where it is null.</summary>
    public Answers With(FormDefinition form, string item, ItemAnswer? answer)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new Answers([.. form.Items.Select(i => i.Id == item ? answer : Find(i.Id)).OfType<ItemAnswer>()]);
    }

    private Answers Each(string prefix, Func<string, ItemAnswer, ItemAnswer> number) => new([.. all.Select(a =>
        a.Item is MyNumberItem ? number(prefix + a.Item.Id, a)
        : a.Rows.Count == 0 ? a
        : new ItemAnswer(a.Item, a.Rows.Select((row, at) => row.Each($"{prefix}{a.Item.Id}.{at}.", number)).ToArray(), a.Source))]);

    /// <summary>Canonical JSON: equal answers give equal text.</summary>
    public string ToJson() => CanonicalJson.Write(this, static (json, answers) => answers.Write(json));

    /// <summary>The answers in JSON that <see cref="ToJson"/> wrote, under the same version of the form.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    /// <exception cref="FormatException">It holds an item that the form does not ask, or a value not of its kind.</exception>
    public static Answers Parse(FormDefinition form, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(form.All, document.RootElement);
    }

    /// <summary>The answer in JSON that <see cref="ItemAnswer.ToJson"/> wrote; null where there was none.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    /// <exception cref="FormatException">The form does not ask it, or its value is not of its kind.</exception>
    public static ItemAnswer? ParseItem(FormDefinition form, string item, string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        return Read(form.All, item, document.RootElement);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var answer in all)
        {
            json.WritePropertyName(answer.Item.EncodedId);
            answer.Write(json);
        }

        json.WriteEndObject();
    }

    internal static Answers Read(ItemSet set, JsonElement json)
    {
        var byItem = json.EnumerateObject().ToDictionary(p => p.Name, p => Read(set, p.Name, p.Value), StringComparer.Ordinal);
        return new Answers([.. set.Items.Where(i => byItem.ContainsKey(i.Id)).Select(i => byItem[i.Id])]);
    }

    private static ItemAnswer Read(ItemSet set, string id, JsonElement json)
    {
        var item = set.Find(id) ?? throw new FormatException($"The form asks nothing named {id}");
        return new ItemAnswer(item, item.ReadStored(json.GetProperty("value"u8)), Source.Read(json));
    }
}
