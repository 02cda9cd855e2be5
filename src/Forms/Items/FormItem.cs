using System.Text.Encodings.Web;
using System.Text.Json;
using SmartLocal.Feel;
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
    public LocalText? Help { get; private set; }

    /// <summary>Whether an answer must be given whatever else is answered.</summary>
    public bool Required { get; private set; }

    /// <summary>When an answer must be given; null where that hangs on nothing.</summary>
    public Condition? RequiredWhen { get; private set; }

    /// <summary>When it is asked at all: all of them must hold. Hidden, its answer is absent.</summary>
    public IReadOnlyList<Condition> ShownWhen { get; private set; } = [];

    /// <summary>Why it is asked, or null.</summary>
    public LocalText? Reason { get; private set; }

    /// <summary>Whether it is asked anew each time, and an earlier answer is never offered.</summary>
    public bool Again { get; private set; }

    /// <summary>Its name in the shared vocabulary: an answer under the same name elsewhere answers it. Null for what only this procedure asks.</summary>
    public string? Word { get; private set; }

    /// <summary>The items it stands among, or null.</summary>
    public Section? Section { get; private set; }

    /// <summary>Whether staff see its answer masked until they ask for it, which the applicant reads: the number of a bank account.</summary>
    public bool Masked { get; init; }

    /// <summary>What of the applicant it asks, where a source may know it; null for everything else.</summary>
    public PersonDetail? Prefill { get; init; }

    // While a file is read: an item is made by its kind, and what all kinds have is given to it afterwards.
    internal FormItem With(LocalText? help, LocalText? reason, bool required, Condition? requiredWhen, IReadOnlyList<Condition> shownWhen, bool again, string? word)
    {
        (Help, Reason, Required, RequiredWhen, ShownWhen, Again, Word) = (help, reason, required, requiredWhen, shownWhen, again, word);
        return this;
    }

    internal FormItem OnlyWhen(Condition shown)
    {
        ShownWhen = [shown, .. ShownWhen];
        return this;
    }

    internal FormItem In(Section section)
    {
        Section ??= section;
        return this;
    }

    /// <summary>The fields it has on a page, by the names under which they are sent; the files of a file item are none.</summary>
    public virtual IReadOnlyList<string> Paths => [Id];

    internal JsonEncodedText EncodedId { get; private init; }

    /// <summary>What its answer is in a rule.</summary>
    internal virtual FeelType Type => FeelType.String;

    /// <summary>Whether rules may look at it. The state's numbers are looked at by none.</summary>
    internal virtual bool IsNamed => true;

    /// <summary>What is said when the answer is missing.</summary>
    internal virtual RefusalKind WhenMissing => FormRefusals.Missing;

    internal Result<ItemAnswer?> Read(Typed typed, Reading reading, bool required)
    {
        if (IsEmpty(typed)) return required ? WhenMissing.Of(Id, ("label", Label)) : (ItemAnswer?)null;
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

    /// <summary>Whether a value that an item of the same kind and word once gave is one of its values still.</summary>
    internal virtual bool Takes(object value) => true;

    /// <summary>Whether its answer may be offered again where the same is asked elsewhere: not what must be masked, and no files.</summary>
    public virtual bool IsOffered => Word is not null && !Again && !Masked;

    /// <summary>The value in what was typed, which is not empty; or a refusal whose field is a part of the item, or null.</summary>
    internal abstract Result<object> ReadValue(Typed typed, Reading reading);

    /// <summary>The value as rules read it.</summary>
    internal virtual FeelValue ToFeel(object value) => (string)value;

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

    /// <summary>Takes a JSON object whose members are the fields of one answer, each a string or a number.</summary>
    private protected Refusal? TakeParts(ref Utf8JsonReader json, Typed typed, string expected, Func<string, string?> pathOf)
    {
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.StartObject) return WrongShape(expected);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var path = pathOf(json.GetString()!);
            json.Read();
            if (path is null || json.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null)) return WrongShape(expected);
            typed[path] = json.TokenType is JsonTokenType.Number ? System.Text.Encoding.ASCII.GetString(json.ValueSpan) : json.GetString();
        }

        return null;
    }

    private protected Refusal WrongShape(string expected) => FormRefusals.WrongShape.Of(Id, ("item", Id), ("expected", expected));
}

/// <summary>Items that stand together under a heading.</summary>
/// <param name="Id">Its name, unique in the form.</param>
/// <param name="Label">The heading.</param>
/// <param name="Help">A sentence below it, or null.</param>
public sealed record Section(string Id, LocalText Label, LocalText? Help);

/// <summary>An item whose answer is one string.</summary>
public abstract class TextualItem : FormItem
{
    internal override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue((string)value);

    internal override object ReadStored(JsonElement json) => json.GetString()!;

    internal override RichText Show(Text text, object value) => RichText.Verbatim((string)value);

    internal override void Retype(object value, Typed typed) => typed[Id] = (string)value;
}
