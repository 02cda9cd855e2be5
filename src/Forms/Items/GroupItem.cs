using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Rows that are each filled in alike: children, members of the household. Groups may stand in groups.</summary>
public sealed class GroupItem : FormItem
{
    private FeelType? type;

    /// <summary>What each row asks.</summary>
    public required ItemSet Row { get; init; }

    /// <summary>The fewest rows.</summary>
    public int MinRows { get; init; }

    /// <summary>The most rows.</summary>
    public int MaxRows { get; init; } = 10;

    /// <summary>What one row is called.</summary>
    public required LocalText Each { get; init; }

    /// <summary>What the button says that adds a row.</summary>
    public required LocalText Add { get; init; }

    /// <inheritdoc/>
    public override string Kind => "group";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => [];

    internal override RefusalKind WhenMissing => FormRefusals.NoRows;

    internal override FeelType Type => type ??= FeelType.ListOf(FeelType.ContextOf(Row.Items.Where(i => i.IsNamed).Select(i => (i.Id, i.Type))));

    /// <inheritdoc/>
    public override bool IsEmpty(Typed typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.RowsOf(Id).Count == 0;
    }

    internal override Result<object> ReadValue(Typed typed, Reading reading) => throw new NotSupportedException("A group is read row by row");

    internal override FeelValue ToFeel(object value) => FeelValue.ListOf(((IReadOnlyList<Answers>)value).Select(row =>
        FeelValue.RowOf(row.All.Where(a => a.Item.IsNamed).Select(a => (a.Item.Id, a.Item.ToFeel(a.Value))))));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var row in (IReadOnlyList<Answers>)value) row.Write(json);
        json.WriteEndArray();
    }

    internal override object ReadStored(JsonElement json) => json.EnumerateArray().Select(row => Answers.Read(Row, row)).ToArray();

    internal override RichText Show(Text text, object value) =>
        text.Of("forms.rows", ("each", text.Of(Each)), ("count", ((IReadOnlyList<Answers>)value).Count));

    internal override void Retype(object value, Typed typed)
    {
        foreach (var answers in (IReadOnlyList<Answers>)value)
        {
            var row = typed.AddRow(Id);
            foreach (var answer in answers.All) answer.Item.Retype(answer.Value, row);
        }
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        const string Expected = "[{item: value}]";
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.StartArray) return WrongShape(Expected);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (json.TokenType is not JsonTokenType.StartObject) return WrongShape(Expected);
            var at = typed.RowsOf(Id).Count;
            if (at >= MaxRows) return FormRefusals.TooManyRows.Of(Id, ("label", Label), ("max", MaxRows));
            var row = typed.AddRow(Id);
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var id = json.GetString()!;
                json.Read();
                if (Row.Find(id) is not { } item) return FormRefusals.UnknownItem.Of($"{Id}.{at}.{id}", ("item", id));
                if (item.Take(ref json, row) is { } wrong) return wrong with { Field = $"{Id}.{at}.{wrong.Field}" };
            }
        }

        return null;
    }
}
