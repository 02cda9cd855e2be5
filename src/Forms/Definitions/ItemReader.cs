using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Forms;

/// <summary>Makes one item of a file's shape, and finds what its kind does not know.</summary>
internal sealed class ItemReader(Findings findings, Lined<ItemShape> lined)
{
    private static readonly string[] FeelWords =
        ["and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "between", "function", "external", "instance", "of", "null", "true", "false", "item"];

    // What a step's page sends beside its items.
    private static readonly string[] Buttons = ["action", "to", "remove", "known"];

    // What can be known of a person, and the kind of item that takes it.
    private static readonly Dictionary<string, (PersonDetail Detail, string Kind)> Prefills = new()
    {
        ["name"] = (PersonDetail.Name, "person-name"), ["kana"] = (PersonDetail.Kana, "kana"), ["address"] = (PersonDetail.Address, "address"),
        ["phone"] = (PersonDetail.Phone, "tel"), ["mail"] = (PersonDetail.Mail, "email"), ["birth-date"] = (PersonDetail.BirthDate, "date"),
    };

    private readonly ItemShape item = lined.Value;

    public FormItem Read()
    {
        var id = Id();
        var label = findings.Text(item.Label, lined.Line, $"The label of '{id}'");
        var help = findings.OptionalText(item.Help, $"The help of '{id}'");
        FormItem read = item.Kind switch
        {
            "person-name" => new PersonNameItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill() },
            "kana" => new KanaItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill() },
            "kana-text" => new KanaTextItem { Id = id, Masked = item.Masked ?? false, Label = label, Help = help, Required = item.Required, MaxLength = item.MaxLength ?? 60 },
            "address" => new AddressItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill() },
            "tel" => new PhoneItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill() },
            "email" => new EmailItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill() },
            "text" => new TextItem { Id = id, Masked = item.Masked ?? false, Label = label, Help = help, Required = item.Required, MaxLength = item.MaxLength ?? 100 },
            "text-area" => new TextAreaItem { Id = id, Label = label, Help = help, Required = item.Required, MaxLength = item.MaxLength ?? 1000 },
            "digits" => new DigitsItem { Id = id, Masked = item.Masked ?? false, Label = label, Help = help, Required = item.Required, Length = Digits() },
            "select" => new SelectItem { Id = id, Label = label, Help = help, Required = item.Required, Options = Options() },
            "check" => new CheckItem { Id = id, Label = label, Help = help, Required = item.Required },
            "yen" => new YenItem { Id = id, Label = label, Help = help, Required = item.Required, Max = MostYen() },
            "date" => new DateItem { Id = id, Label = label, Help = help, Required = item.Required, Prefill = Prefill(), Min = Bound(item.Min), Max = Bound(item.Max) },
            "file" => new FileItem
            {
                Id = id, Label = label, Help = help, Required = item.Required,
                Types = Types(), MaxBytes = Megabytes(), MaxFiles = item.MaxFiles ?? 1, Camera = item.Camera ?? false,
            },
            _ => Unknown(id),
        };
        if (read.Kind == item.Kind) Strangers();
        return read;
    }

    private string Id()
    {
        var id = item.Id ?? "";
        if (id.Length > 0 && char.IsLetter(id[0]) && id.All(c => char.IsLetterOrDigit(c) || c is '_') && !FeelWords.Contains(id) && !Buttons.Contains(id)) return id;
        findings.Mistake(lined.Line, $"'{id}' is no item id", "Write letters, kana, kanji, digits and _, a letter first: rules would read brackets and slashes as calls and divisions");
        return id;
    }

    private TextItem Unknown(string id)
    {
        findings.Mistake(lined.Line, $"'{item.Kind}' is no kind of item", "Write person-name, kana, kana-text, address, tel, email, text, text-area, digits, select, check, yen, date or file");
        return new TextItem { Id = id, Label = new("") };
    }

    // What the kind does not know is a mistake, not something to pass over: somebody meant a limit by it.
    private void Strangers()
    {
        Stranger(item.Prefill is not null, "prefill", [.. Prefills.Values.Select(p => p.Kind)]);
        Stranger(item.Options is not null, "options", "select");
        Stranger(item.Min is not null, "min", "date");
        Stranger(item.Max is not null, "max", "date", "yen");
        Stranger(item.MaxLength is not null, "maxLength", "text", "text-area", "kana-text");
        Stranger(item.Length is not null, "length", "digits");
        Stranger(item.Masked is not null, "masked", "text", "kana-text", "digits");
        Stranger(item.Types is not null, "types", "file");
        Stranger(item.MaxMegabytes is not null, "maxMegabytes", "file");
        Stranger(item.MaxFiles is not null, "maxFiles", "file");
        Stranger(item.Camera is not null, "camera", "file");
    }

    private void Stranger(bool given, string name, params string[] kinds)
    {
        if (given && !kinds.Contains(item.Kind)) findings.Mistake(lined.Line, $"'{item.Id}' has {name}, which the kind {item.Kind} does not know", $"Take it away; it belongs to {string.Join(", ", kinds)}");
    }

    private PersonDetail? Prefill()
    {
        if (item.Prefill is not { } word) return null;
        if (Prefills.TryGetValue(word, out var known) && known.Kind == item.Kind) return known.Detail;
        findings.Mistake(lined.Line, $"'{item.Id}' can't be prefilled with '{word}'", $"Write prefill: {Prefills.First(p => p.Value.Kind == item.Kind).Key}");
        return null;
    }

    private int Digits()
    {
        if (item.Length is > 0 and <= 20) return item.Length.Value;
        findings.Mistake(lined.Line, $"'{item.Id}' does not say how many digits", "Write length: 7");
        return 1;
    }

    private IReadOnlyList<Option> Options()
    {
        if (item.Options is not { Count: >= 2 }) findings.Mistake(lined.Line, $"'{item.Id}' has no answers to choose from", "Write at least two options: - { value: …, label: { … } }");
        foreach (var twice in (item.Options ?? []).GroupBy(o => o.Value.Value).Where(g => g.Count() > 1 || string.IsNullOrWhiteSpace(g.Key)))
            findings.Mistake(twice.Last().Line, $"The option '{twice.Key}' of '{item.Id}' is empty or stands twice", "Give each its own value");
        return [.. (item.Options ?? []).Select(o => new Option(o.Value.Value ?? "", findings.Text(o.Value.Label, o.Line, $"The label of the option '{o.Value.Value}'")))];
    }

    private Yen MostYen()
    {
        if (item.Max is null) return new Yen(Yen.Max);
        if (Yen.Parse(item.Max).Try(out var max, out _)) return max;
        findings.Mistake(lined.Line, $"'{item.Max}' is no amount", "Write max: 1000000");
        return new Yen(Yen.Max);
    }

    private DateBound? Bound(string? bound)
    {
        if (bound is null) return null;
        if (bound is "today") return new DateBound(null);
        if (DateOnly.TryParseExact(bound, "yyyy-MM-dd", out var day)) return new DateBound(day);
        findings.Mistake(lined.Line, $"'{bound}' is no day", "Write 2026-04-01 or today");
        return null;
    }

    private IReadOnlyList<string> Types()
    {
        var names = item.Types ?? [.. MediaTypeNames.Known];
        foreach (var name in names.Where(n => !MediaTypeNames.Known.Contains(n)))
            findings.Mistake(lined.Line, $"'{name}' is no kind of file that is taken", $"Write {string.Join(", ", MediaTypeNames.Known)}");
        return [.. names.Where(MediaTypeNames.Known.Contains).Select(MediaTypeNames.MediaTypeOf)];
    }

    private long Megabytes()
    {
        var most = FileStore.Largest / MediaTypeNames.Megabyte;
        if (item.MaxMegabytes is null) return most * MediaTypeNames.Megabyte;
        if (item.MaxMegabytes >= 1 && item.MaxMegabytes <= most) return item.MaxMegabytes.Value * MediaTypeNames.Megabyte;
        findings.Mistake(lined.Line, $"'{item.Id}' takes files of up to {item.MaxMegabytes} MB", $"Write maxMegabytes: 1 to {most}");
        return FileStore.Largest;
    }
}
