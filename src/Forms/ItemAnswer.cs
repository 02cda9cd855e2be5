using System.Text.Json;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>The answer to one item, and where it comes from.</summary>
public sealed record ItemAnswer
{
    internal ItemAnswer(FormItem item, object value, Source source) => (Item, Value, Source) = (item, value, source);

    /// <summary>What was asked.</summary>
    public FormItem Item { get; }

    /// <summary>
    /// The value that the item's kind gives: <see cref="Kernel.PersonName"/>, <see cref="Kernel.KanaName"/>,
    /// <see cref="DateOnly"/>, <see cref="Kernel.Yen"/>, a boolean, a decimal, a list of <see cref="FileRef"/>, of strings or of
    /// <see cref="Answers"/> (the rows of a group), one of the records of Items, or a string: text, the code of an option, and what
    /// Kernel makes of an address, a telephone number, a mail address.
    /// </summary>
    public object Value { get; }

    /// <summary>Where it comes from.</summary>
    public Source Source { get; }

    /// <summary>The answer as a person reads it; empty for files, which are listed by <see cref="Files"/>.</summary>
    public RichText Show(Text text) => Item.Show(text, Value);

    /// <summary>The files, where the item asks for files.</summary>
    public IReadOnlyList<FileRef> Files => Value as IReadOnlyList<FileRef> ?? [];

    /// <summary>The rows, where the item is a group.</summary>
    public IReadOnlyList<Answers> Rows => Value as IReadOnlyList<Answers> ?? [];

    /// <summary>The files that it names, in its rows too.</summary>
    public IEnumerable<FileRef> AllFiles => Files.Concat(Rows.SelectMany(r => r.Files));

    /// <summary>What would be typed to give this answer: for putting it right in its own field.</summary>
    public Typed ToTyped()
    {
        var typed = new Typed();
        Item.Retype(Value, typed);
        return typed;
    }

    /// <summary>Its canonical JSON, <c>{"value":…,"source":"typed"}</c>, with <c>asOf</c> where a source knew it.</summary>
    public string ToJson() => CanonicalJson.Write(this, static (json, answer) => answer.Write(json));

    /// <summary>The same as staff see it who have not asked for more: the last digits tell one from another, and nothing else is there.</summary>
    public ItemAnswer Hide()
    {
        if (Rows.Count > 0) return new ItemAnswer(Item, Rows.Select(r => r.Hide()).ToArray(), Source);
        if (!Item.Masked || Value is not string text) return this;
        // Of an individual number, not even these.
        var left = text.Length > 5 && Item is not MyNumberItem ? 3 : 0;
        return new ItemAnswer(Item, new string('＊', Math.Max(3, text.Length - left)) + text[^left..], Source);
    }

    /// <inheritdoc cref="Answers.WithoutNumbers"/>
    public ItemAnswer WithoutNumbers(out string? numbers) => new Answers([this]).WithoutNumbers(out numbers).All[0];

    /// <inheritdoc cref="Answers.WithNumbers"/>
    public ItemAnswer WithNumbers(string? numbers) => new Answers([this]).WithNumbers(numbers).All[0];

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("value"u8);
        Item.Write(json, Value);
        Source.Write(json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public bool Equals(ItemAnswer? other) => other is not null && Item.Id == other.Item.Id && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Item.Id, Source);
}
