using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Makes items of a file's shapes, and finds what their kinds do not know.</summary>
internal sealed class ItemReader(Findings findings, Words words, int depth = 0)
{
    /// <summary>How deep groups may stand in groups.</summary>
    private const int Deepest = 3;

    /// <summary>The most rows of a group: what a person can fill in, and a browser can send.</summary>
    private const int MostRows = 10_000;

    private static readonly string[] FeelWords =
        ["and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "between", "function", "external", "instance", "of", "null", "true", "false", "item"];

    // What a step's page sends beside its items.
    private static readonly string[] Buttons = ["action", "to", "remove", "known", "base", "row", "lines", "one"];

    // What can be known of a person, and the kinds of item that take it.
    private static readonly Dictionary<string, (PersonDetail Detail, string[] Kinds)> Prefills = new()
    {
        ["name"] = (PersonDetail.Name, ["person-name"]), ["kana"] = (PersonDetail.Kana, ["kana"]), ["address"] = (PersonDetail.Address, ["address", "any-address"]),
        ["phone"] = (PersonDetail.Phone, ["tel"]), ["mail"] = (PersonDetail.Mail, ["email"]), ["birth-date"] = (PersonDetail.BirthDate, ["date"]),
    };

    /// <summary>Which kinds know a property, where not all do.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> KindsOf = new Dictionary<string, string[]>
    {
        ["prefill"] = [.. Prefills.Values.SelectMany(p => p.Kinds)],
        ["options"] = ["select", "choose-many", "preferred-time"],
        ["choices"] = ["select", "choose-many", "preferred-time"],
        ["min"] = ["date", "yen", "number", "month", "year", "period", "preferred-time", "choose-many"],
        ["max"] = ["date", "yen", "number", "month", "year", "period", "preferred-time", "choose-many"],
        ["maxLength"] = ["text", "text-area", "kana-text", "digits"],
        ["minLength"] = ["digits"],
        ["length"] = ["digits"],
        ["decimals"] = ["number"],
        ["unit"] = ["number"],
        ["masked"] = ["text", "kana-text", "digits"],
        ["types"] = ["file"],
        ["maxMegabytes"] = ["file"],
        ["maxFiles"] = ["file"],
        ["camera"] = ["file"],
        ["items"] = ["group"],
        ["rows"] = ["group"],
        ["rules"] = ["group"],
        ["formula"] = ["calculated"],
        ["as"] = ["calculated"],
        ["text"] = ["note"],
    };

    /// <summary>The kinds of items, in the order in which the guide explains them.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "person-name", "kana", "kana-text", "text", "text-area", "address", "any-address", "tel", "email", "digits", "number", "yen", "date", "month", "year", "time", "period",
        "preferred-time", "select", "choose-many", "yes-no", "check", "file", "my-number", "corporate-number", "bank", "map-point", "group", "calculated", "note",
    ];

    private ItemShape item = new();
    private int line;
    private string id = "";

    /// <summary>The items of a block of the vocabulary.</summary>
    public IEnumerable<FormItem> Block(BlockShape block, int at) =>
        block.Items.SelectMany(name => Read(Lined<ItemShape>.Of(new ItemShape { Use = name }, at))).ToArray();

    /// <summary>The item; those of a block, or of a group without rows, are several.</summary>
    public IReadOnlyList<FormItem> Read(Lined<ItemShape> lined)
    {
        string? word = null;
        (item, line) = (lined.Value, lined.Line);
        if (item.Use is { } name)
        {
            if (words.Block(name) is { } block) return [.. Block(block, line)];
            if (words.Item(name) is not { } known)
            {
                findings.Mistake(line, $"The vocabulary has no item '{name}'", "Write the item here, or add it to vocabulary.yaml");
                return [];
            }

            word = item.Id is null || item.Id == name ? name : null;
            item = known.Under(item);
        }

        id = Id();
        Strangers();
        if (item.Kind == "group" && item.Rows is null) return Sectioned();
        var read = Made(new Common(
            id, item.Kind == "note" ? findings.Text(item.Text, line, $"The text of '{id}'") : findings.Text(item.Label, line, $"The label of '{id}'"),
            findings.OptionalText(item.Help, $"The help of '{id}'"), findings.OptionalText(item.Reason, $"The reason of '{id}'"),
            item.Required is { Value.Formula: "true" } || (item.Kind == "group" && item.Rows?.Min > 0 && item.Required is null),
            item.Required is { Value.Formula: not ("true" or "false") } or { Value.Table: not null } ? new Condition(item.Required.Value, item.Required.Line) : null,
            item.Show is { } show ? [new Condition(show.Value, show.Line)] : [], item.Again ?? false, word));
        if (read is FileItem && read.Reason is null) findings.Mistake(line, $"The attachment '{id}' does not say why it is asked", "Write reason: { ja: …, easy: … }");
        return [read];
    }

    // Items that only stand together: the heading is all that the group adds.
    private FormItem[] Sectioned()
    {
        if (item.Items is not { Count: > 0 }) findings.Mistake(line, $"The group '{id}' asks nothing", "Write items:");
        var section = new Section(id, findings.Text(item.Label, line, $"The label of '{id}'"), findings.OptionalText(item.Help, $"The help of '{id}'"));
        var shown = item.Show is { } show ? new Condition(show.Value, show.Line) : null;
        foreach (var rule in item.Rules ?? []) findings.Mistake(rule.Line, $"The group '{id}' has no rows and can't have rules of its own", "Write the rule under form: rules:");
        var inner = new ItemReader(findings, words, depth);
        return [.. (item.Items ?? []).SelectMany(i => inner.Read(i)).Select(i => i.In(section)).Select(i => shown is null ? i : i.OnlyWhen(shown))];
    }

    private FormItem Made(Common of)
    {
        switch (item.Kind)
        {
            case "person-name": return of.Give(new PersonNameItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "kana": return of.Give(new KanaItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "kana-text": return of.Give(new KanaTextItem { Id = id, Label = of.Label, Masked = item.Masked ?? false, MaxLength = item.MaxLength ?? 60 });
            case "address": return of.Give(new AddressItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "any-address": return of.Give(new AnyAddressItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "tel": return of.Give(new PhoneItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "email": return of.Give(new EmailItem { Id = id, Label = of.Label, Prefill = Prefill() });
            case "text": return of.Give(new TextItem { Id = id, Label = of.Label, Masked = item.Masked ?? false, MaxLength = item.MaxLength ?? 100 });
            case "text-area": return of.Give(new TextAreaItem { Id = id, Label = of.Label, MaxLength = item.MaxLength ?? 1000 });
            case "digits":
                var (least, most) = Digits();
                return of.Give(new DigitsItem { Id = id, Label = of.Label, Masked = item.Masked ?? false, MinLength = least, MaxLength = most });
            case "number":
                return of.Give(new NumberItem { Id = id, Label = of.Label, Min = Number(item.Min, 0), Max = Number(item.Max, 999_999_999), Decimals = item.Decimals ?? 0, Unit = findings.OptionalText(item.Unit, $"The unit of '{id}'") });
            case "yen": return of.Give(new YenItem { Id = id, Label = of.Label, Min = Amount(item.Min, Yen.Zero), Max = Amount(item.Max, new Yen(Yen.Max)) });
            case "date": return of.Give(new DateItem { Id = id, Label = of.Label, Prefill = Prefill(), Min = Bound(item.Min), Max = Bound(item.Max) });
            case "month": return of.Give(new MonthItem { Id = id, Label = of.Label, Min = Bound(item.Min), Max = Bound(item.Max) });
            case "year": return of.Give(new YearItem { Id = id, Label = of.Label, Min = Bound(item.Min), Max = Bound(item.Max) });
            case "time": return of.Give(new TimeItem { Id = id, Label = of.Label });
            case "period": return of.Give(new PeriodItem { Id = id, Label = of.Label, Min = Bound(item.Min), Max = Bound(item.Max) });
            case "preferred-time": return of.Give(new PreferredTimeItem { Id = id, Label = of.Label, Min = Bound(item.Min), Max = Bound(item.Max), Times = Times() });
            case "select": return of.Give(new SelectItem { Id = id, Label = of.Label, Options = Options() });
            case "choose-many":
                return of.Give(new ChooseManyItem { Id = id, Label = of.Label, Options = Options(), Min = (int)Number(item.Min, 1), Max = (int)Number(item.Max, int.MaxValue) });
            case "yes-no": return of.Give(new YesNoItem { Id = id, Label = of.Label });
            case "check": return of.Give(new CheckItem { Id = id, Label = of.Label });
            case "file":
                return of.Give(new FileItem { Id = id, Label = of.Label, Types = Types(), MaxBytes = Megabytes(), MaxFiles = item.MaxFiles ?? 1, Camera = item.Camera ?? false });
            case "my-number": return of.Give(new MyNumberItem { Id = id, Label = of.Label, Masked = true });
            case "corporate-number": return of.Give(new CorporateNumberItem { Id = id, Label = of.Label });
            case "bank": return of.Give(new BankItem { Id = id, Label = of.Label });
            case "map-point": return of.Give(new MapPointItem { Id = id, Label = of.Label });
            case "group": return of.Give(Group(of.Label));
            case "calculated": return of.Give(new CalculatedItem { Id = id, Label = of.Label, From = new Calculation(item.Formula ?? "null", line), As = As() });
            case "note": return of.Give(new NoteItem { Id = id, Label = of.Label });
            default:
                findings.Mistake(line, $"'{item.Kind}' is no kind of item", $"Write {string.Join(", ", Kinds)}");
                return of.Give(new TextItem { Id = id, Label = of.Label });
        }
    }

    private GroupItem Group(LocalText label)
    {
        var (group, at, own) = (item, line, id);
        if (depth + 1 > Deepest) findings.Mistake(at, $"The group '{own}' stands too deep", $"Groups may stand in groups {Deepest} deep");
        if (group.Items is not { Count: > 0 }) findings.Mistake(at, $"The group '{own}' asks nothing", "Write items:");
        if (group.Rows!.Max is not (> 0 and <= MostRows) || group.Rows.Min > group.Rows.Max)
            findings.Mistake(at, $"The group '{own}' does not say how many rows it may have", $"Write rows: {{ min: 1, max: 10, each: …, add: … }}, at most {MostRows}");
        var inner = new ItemReader(findings, words, depth + 1);
        FormItem[] items = [.. (group.Items ?? []).SelectMany(inner.Read)];
        if (items.GroupBy(i => i.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            findings.Mistake(at, $"The name '{twice.Key}' stands twice", "Give each its own id");
            items = [];
        }

        return new GroupItem
        {
            Id = own, Label = label,
            Row = new ItemSet(items, [.. (group.Rules ?? []).Select(r => FormReader.RuleOf(findings, r))], []),
            MinRows = group.Rows.Min ?? 0, MaxRows = group.Rows.Max ?? 10,
            Each = findings.Text(group.Rows.Each, at, $"What a row of '{own}' is called"), Add = findings.Text(group.Rows.Add, at, $"The button of '{own}'"),
        };
    }

    private string Id()
    {
        var given = item.Id ?? "";
        if (given.Length > 0 && char.IsLetter(given[0]) && given.All(c => char.IsLetterOrDigit(c) || c is '_') && !FeelWords.Contains(given) && !Buttons.Contains(given)) return given;
        findings.Mistake(line, $"'{given}' is no item id", "Write letters, kana, kanji, digits and _, a letter first: rules would read brackets and slashes as calls and divisions");
        return given;
    }

    // What the kind does not know is a mistake, not something to pass over: somebody meant a limit by it.
    private void Strangers()
    {
        if (!Kinds.Contains(item.Kind)) return;
        Stranger(item.Prefill, "prefill");
        Stranger(item.Options, "options");
        Stranger(item.Choices, "choices");
        Stranger(item.Min, "min");
        Stranger(item.Max, "max");
        Stranger(item.MaxLength, "maxLength");
        Stranger(item.MinLength, "minLength");
        Stranger(item.Length, "length");
        Stranger(item.Decimals, "decimals");
        Stranger(item.Unit, "unit");
        Stranger(item.Masked, "masked");
        Stranger(item.Types, "types");
        Stranger(item.MaxMegabytes, "maxMegabytes");
        Stranger(item.MaxFiles, "maxFiles");
        Stranger(item.Camera, "camera");
        Stranger(item.Items, "items");
        Stranger(item.Rows, "rows");
        Stranger(item.Rules, "rules");
        Stranger(item.Formula, "formula");
        Stranger(item.As, "as");
        Stranger(item.Text, "text");
    }

    private void Stranger(object? given, string name)
    {
        if (given is not null && !KindsOf[name].Contains(item.Kind))
            findings.Mistake(line, $"'{item.Id}' has {name}, which the kind {item.Kind} does not know", $"Take it away; it belongs to {string.Join(", ", KindsOf[name])}");
    }

    private PersonDetail? Prefill()
    {
        if (item.Prefill is not { } word) return null;
        if (Prefills.TryGetValue(word, out var known) && known.Kinds.Contains(item.Kind)) return known.Detail;
        findings.Mistake(line, $"'{item.Id}' can't be prefilled with '{word}'", $"Write prefill: {Prefills.First(p => p.Value.Kinds.Contains(item.Kind)).Key}");
        return null;
    }

    private (int Least, int Most) Digits()
    {
        var (least, most) = (item.Length ?? item.MinLength ?? 1, item.Length ?? item.MaxLength ?? 0);
        if (least is > 0 && most is > 0 and <= 20 && least <= most) return (least, most);
        findings.Mistake(line, $"'{item.Id}' does not say how many digits", "Write length: 7, or minLength: 6 and maxLength: 8");
        return (1, 20);
    }

    private IReadOnlyList<Option> Times()
    {
        if (item.Options is null && item.Choices is null) item = item with { Choices = Vocabulary.TimesOfDay };
        return Options();
    }

    private IReadOnlyList<Option> Options()
    {
        var written = item.Options;
        if (item.Choices is { } name && (written = words.Choices(name)) is null)
            findings.Mistake(line, $"The vocabulary has no choices '{name}'", "Write options: here, or add the list to vocabulary.yaml");
        if (written is not { Count: >= 2 }) findings.Mistake(line, $"'{item.Id}' has no answers to choose from", "Write at least two options: - { value: …, label: { … } }, or a text alone");
        foreach (var twice in (written ?? []).GroupBy(o => o.Value.Value).Where(g => g.Count() > 1 || string.IsNullOrWhiteSpace(g.Key)))
            findings.Mistake(twice.Last().Line, $"The option '{twice.Key}' of '{item.Id}' is empty or stands twice", "Give each its own value");
        return [.. (written ?? []).Select(o => new Option(o.Value.Value ?? "", findings.Text(o.Value.Label, o.Line, $"The label of the option '{o.Value.Value}'")))];
    }

    private Yen Amount(string? written, Yen none)
    {
        if (written is null) return none;
        if (Yen.Parse(written).Try(out var amount, out _)) return amount;
        findings.Mistake(line, $"'{written}' is no amount", "Write max: 1000000");
        return none;
    }

    private decimal Number(string? written, decimal none)
    {
        if (written is null) return none;
        if (decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        findings.Mistake(line, $"'{written}' is no number", "Write min: 1, max: 20");
        return none;
    }

    // 2026-04 stands for its first day, 2026 for the first of the year; thisMonth and thisYear are days in them.
    private DateBound? Bound(string? bound)
    {
        if (bound is null) return null;
        var day = bound.Replace("thisMonth", "today", StringComparison.Ordinal).Replace("thisYear", "today", StringComparison.Ordinal);
        if (item.Kind == "month" && day.Length == 7 && day[4] == '-') day += "-01";
        if (item.Kind == "year" && day.Length == 4) day += "-01-01";
        if (DateBound.Parse(day) is { } read) return read;
        findings.Mistake(line, $"'{bound}' is no day", "Write 2026-04-01, today, today+60d, today-2y; for months 2026-04, for years 2026");
        return null;
    }

    private string As()
    {
        if (item.Formula is null) findings.Mistake(line, $"'{item.Id}' does not say how it is reckoned", "Write formula: …");
        if (item.As is "yen" or "number" or "date" or "text") return item.As;
        findings.Mistake(line, $"'{item.Id}' does not say as what it is shown", "Write as: yen, number, date or text");
        return "text";
    }

    private IReadOnlyList<string> Types()
    {
        var names = item.Types ?? [.. MediaTypeNames.Known];
        foreach (var name in names.Where(n => !MediaTypeNames.Known.Contains(n)))
            findings.Mistake(line, $"'{name}' is no kind of file that is taken", $"Write {string.Join(", ", MediaTypeNames.Known)}");
        return [.. names.Where(MediaTypeNames.Known.Contains).Select(MediaTypeNames.MediaTypeOf)];
    }

    private long Megabytes()
    {
        var most = FileStore.Largest / MediaTypeNames.Megabyte;
        if (item.MaxMegabytes is null) return most * MediaTypeNames.Megabyte;
        if (item.MaxMegabytes >= 1 && item.MaxMegabytes <= most) return item.MaxMegabytes.Value * MediaTypeNames.Megabyte;
        findings.Mistake(line, $"'{item.Id}' takes files of up to {item.MaxMegabytes} MB", $"Write maxMegabytes: 1 to {most}");
        return FileStore.Largest;
    }

    /// <summary>What every kind of item has.</summary>
    private sealed record Common(
        string Id, LocalText Label, LocalText? Help, LocalText? Reason, bool Required, Condition? RequiredWhen, IReadOnlyList<Condition> ShownWhen, bool Again, string? Word)
    {
        public FormItem Give(FormItem item) => item.With(Help, Reason, Required, RequiredWhen, ShownWhen, Again, Word);
    }
}
