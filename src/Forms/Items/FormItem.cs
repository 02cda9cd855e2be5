using System.Text.Encodings.Web;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>
/// One thing that a form asks. Its kind is its class, and a kind is whole in one file: how it is read, kept and shown.
/// </summary>
public abstract class FormItem
{
    private readonly string id = "";

    /// <summary>Its name in answers, addresses and rules: a FEEL name of letters, digits and _.</summary>
    public required string Id
    {
        get => id;
        init
        {
            id = value;
            EncodedId = JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        }
    }

    /// <summary>The kind's name in definitions and in the API: <c>person-name</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What is asked.</summary>
    public required LocalText Label { get; init; }

    /// <summary>How to answer, or null.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Whether an answer must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Whether staff see its answer masked until they ask for it, which the applicant reads: the number of a bank account.</summary>
    public bool Masked { get; init; }

    /// <summary>What of the applicant it asks, where a source may know it; null for everything else.</summary>
    public PersonDetail? Prefill { get; init; }

    /// <summary>The fields it has on a page, by the names under which they are sent; the files of a file item are none.</summary>
    public virtual IReadOnlyList<string> Paths => [Id];

    internal JsonEncodedText EncodedId { get; private init; }

    /// <summary>What is said when the answer is missing.</summary>
    internal virtual RefusalKind WhenMissing => FormRefusals.Missing;

    internal Result<ItemAnswer?> Read(Typed typed, Reading reading)
    {
        if (IsEmpty(typed)) return Required ? WhenMissing.Of(Id, ("label", Label)) : (ItemAnswer?)null;
        return ReadValue(typed, reading).Try(out var value, out var no)
            ? new ItemAnswer(this, value, typed.SourceOf(this))
            : no with { Field = no.Field is null ? Id : $"{Id}.{no.Field}" };
    }

    /// <summary>Whether nothing was typed for it yet.</summary>
    public virtual bool IsEmpty(Typed typed)
    {
        foreach (var path in Paths)
            if (!string.IsNullOrWhiteSpace(typed[path])) return false;
        return true;
    }

    /// <summary>The value in what was typed, which is not empty; or a refusal whose field is a part of the item, or null.</summary>
    internal abstract Result<object> ReadValue(Typed typed, Reading reading);

    internal abstract void Write(Utf8JsonWriter json, object value);

    /// <summary>The value in the JSON that <see cref="Write"/> wrote.</summary>
    internal abstract object ReadStored(JsonElement json);

    /// <summary>The value as a person reads it.</summary>
    internal abstract RichText Show(Text text, object value);

    /// <summary>Types the value.</summary>
    internal abstract void Retype(object value, Typed typed);

    /// <summary>Takes what a machine sent for the item as if it had been typed.</summary>
    internal virtual Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                typed[Id] = json.GetString();
                return null;
            case JsonTokenType.Number:
                typed[Id] = System.Text.Encoding.ASCII.GetString(json.ValueSpan);
                return null;
            case JsonTokenType.Null:
                return null;
            default:
                return WrongShape("string");
        }
    }

    private protected Refusal WrongShape(string expected) => FormRefusals.WrongShape.Of(Id, ("item", Id), ("expected", expected));
}

/// <summary>An item whose answer is one string.</summary>
public abstract class TextualItem : FormItem
{
    internal override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue((string)value);

    internal override object ReadStored(JsonElement json) => json.GetString()!;

    internal override RichText Show(Text text, object value) => RichText.Verbatim((string)value);

    internal override void Retype(object value, Typed typed) => typed[Id] = (string)value;
}
