using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Makes a definition of one file's shape.</summary>
internal sealed class DefinitionReader(Findings findings, string hash, Surroundings around, Words words, Func<string, string, string, Confirmation?>? onScreen, Lazy<FormDefinition> form)
{
    /// <summary>What sentences about where and how may name.</summary>
    public static readonly string[] PlaceValues = ["office", "phone", "city"];

    private readonly List<DraftedFact> drafted = [];
    private readonly List<FactState> states = [];
    private ProcedureShape procedure = new();
    private FactsShape facts = new();
    private FactsShape city = new();
    private int line;

    public ProcedureDefinition Read(ProcedureShape shape, string asked)
    {
        procedure = shape;
        (facts, city) = (shape.Facts?.Value ?? new FactsShape(), shape.City?.Value ?? new FactsShape());
        line = shape.Facts?.Line ?? shape.City?.Line ?? 1;
        if (string.IsNullOrWhiteSpace(shape.Code)) findings.Mistake(1, "The code is missing", "Write code: as in the list of procedures, o-000");
        if (string.IsNullOrWhiteSpace(shape.Reading)) findings.Mistake(1, "The reading is missing", "Write reading: the name in hiragana; people look for it by that");
        else if (!findings.IsTrusting && shape.Reading.FirstOrDefault(c => c is not (>= '\u3041' and <= '\u3096' or '\u30FC' or '\u30FB' or '\u3001' or '\uFF08' or '\uFF09') && !char.IsAsciiDigit(c)) is var other and not '\0')
            findings.Mistake(1, $"The reading has '{other}', which is no hiragana", "Write reading: the name in hiragana; the lists are in its order");
        if (around.Categories.Count > 0 && !around.Categories.Contains(shape.Category ?? ""))
            findings.Mistake(1, $"There is no category '{shape.Category}'", $"Write one of {string.Join(", ", around.Categories)}");
        foreach (var stranger in shape.Events.Where(e => around.Events.Count > 0 && !around.Events.Contains(e)))
            findings.Mistake(1, $"There is no life event '{stranger}'", $"Write one of {string.Join(", ", around.Events)}");

        var outcome = Fact("outcome", f => f.Outcome, Ends);
        var received = outcome.Value.Kind is not OutcomeKind.Handover;
        if (!findings.IsTrusting && received && shape.Form is null)
            findings.Mistake(line, "The form is missing", "Write form: steps: …; or outcome: { kind: handover, to: …, href: https://… } where it is done in another system");
        if (!received && shape.Form is { } unasked) findings.Mistake(unasked.Line, "What is done in another system has no form", "Take the form away, or write another outcome");

        // In the order of the file, so that drafted facts are listed in it.
        var definition = new ProcedureDefinition
        {
            Id = findings.Kebab(shape.Id, 1, "The id"),
            Hash = hash,
            Code = shape.Code ?? "",
            Name = findings.Text(shape.Name, 1, "The name"),
            Reading = shape.Reading ?? "",
            Words = shape.Words,
            Category = shape.Category ?? "",
            Events = shape.Events,
            CoreSystem = shape.CoreSystem,
            Summary = findings.Text(shape.Summary, 1, "The summary"),
            Applicants = Fact("applicants", f => f.Applicants, Lines),
            Needed = Fact("needed", f => f.Needed, Lines),
            OtherWays = Fact("otherWays", f => f.OtherWays, Lines),
            Identity = Fact("identity", f => f.Identity, Identity),
            Behalf = Fact("behalf", f => f.Behalf ?? (f.Identity is null ? null : Lined<List<string>>.Of([], f.Identity.Line)), Rights),
            Office = Fact("office", f => f.Office, (name, value, at) => findings.Kebab(value.Value, at, $"The {name}")),
            Route = Fact("route", f => f.Route ?? Absent(received, f), (name, value, at) => !received && value.Value is null ? "" : findings.Kebab(value.Value, at, $"The {name}")),
            Period = Fact("period", f => f.Period, Days),
            Deadline = facts.Deadline is null && city.Deadline is null ? null : Fact("deadline", f => f.Deadline, (name, value, at) => Until(value, at)),
            Fee = Fact("fee", f => f.Fee, (name, value, at) => Costs(value, at)),
            StandardDays = Fact("standardDays", f => f.StandardDays ?? Absent(received, f), (name, value, at) => (int)Number(name, value, at, received ? 1 : 0, 365)),
            Benefit = facts.Benefit is null && city.Benefit is null ? null : Fact("benefit", f => f.Benefit, Text),
            Result = Fact("result", f => f.Result, Text),
            Outcome = outcome,
            Notices = Fact("notices", f => f.Notices ?? (received ? null : Lined<WordOr<NoticesShape>>.Of(new(), line)), (name, value, at) => Notices(value, at, outcome.Value)),
            RetentionYears = Fact("retentionYears", f => f.RetentionYears ?? Absent(received, f), (name, value, at) => (int)Number(name, value, at, received ? 1 : 0, 100)),
            LegalBasis = Fact("legalBasis", f => f.LegalBasis, Text),
            Asked = form,
            Drafted = drafted,
            Facts = states,
        };
        if (received) Stated("form", [facts, city], asked, Confirmations.DigestOf(asked), FormWords.Of(asked));
        InOrder();
        if (drafted.Count > 0)
            findings.Warn(line, $"{drafted.Count} facts are drafted", "Have each confirmed { facts, by, on, from }; until then a city at work can't open the procedure");
        return definition;
    }

    // Facts are listed as the guide lists them, whatever order they are read in.
    private void InOrder()
    {
        string[] order =
        [
            "applicants", "needed", "otherWays", "identity", "behalf", "office", "route", "period", "deadline", "fee", "standardDays", "benefit", "result",
            "outcome", "notices", "retentionYears", "legalBasis", "form",
        ];
        drafted.Sort((a, b) => Array.IndexOf(order, a.Name).CompareTo(Array.IndexOf(order, b.Name)));
        states.Sort((a, b) => Array.IndexOf(order, a.Name).CompareTo(Array.IndexOf(order, b.Name)));
    }

    // What is done in another system has no deciding post, no clock and nothing to keep.
    private static Lined<WordShape>? Absent(bool received, FactsShape of) => received || of.Outcome is null ? null : Lined<WordShape>.Of(new WordShape(), of.Outcome.Line);

    private CityFact<TValue> Fact<TShape, TValue>(string name, Func<FactsShape, Lined<TShape>?> written, Func<string, TShape, int, TValue> read) where TShape : class, new()
    {
        var fact = written(city) ?? written(facts);
        if (fact is null) findings.Mistake(line, $"The fact {name} is missing", $"Write {name}: … under facts, or under city where only a city can say it");
        // Of what is missing nothing more is said; but what it ends in decides what else is looked for.
        if (fact is null && name != "outcome") return new CityFact<TValue>(default!, null, null);
        var value = read(name, fact?.Value ?? new TShape(), fact?.Line ?? line);
        var (confirmed, note) = Stated(name, written(city) is null ? [facts, city] : [city, facts], value, Confirmations.DigestOf(fact?.Value), findings.Mistaken ? "" : FactWords.Of(value));
        return new CityFact<TValue>(value, confirmed, confirmed is null ? note : null);
    }

    // Whoever states a fact says first what has to be asked of whom.
    private (Confirmation? Confirmed, string? Note) Stated(string name, FactsShape[] by, object? value, string digest, string written)
    {
        var inFile = ConfirmedInFile(name);
        var note = inFile is null ? NoteIn(by[0], name) ?? NoteIn(by[1], name) : null;
        if (inFile is null && note is null)
            findings.Mistake(line, $"The fact {name} is neither confirmed nor drafted", "Write drafted: what has to be asked of whom; or list it under confirmed: - { facts: […], by, on, from }");
        var confirmed = inFile ?? onScreen?.Invoke(procedure.Id ?? "", name, digest);
        if (!findings.Mistaken && value is not null) states.Add(new FactState(name, written, digest, confirmed, inFile is null && confirmed is not null, note));
        if (confirmed is null) drafted.Add(new DraftedFact(name, note ?? ""));
        return (confirmed, note);
    }

    private Confirmation? ConfirmedInFile(string name)
    {
        if (city.Confirmed.Concat(facts.Confirmed).FirstOrDefault(c => c.Value.Facts.Contains(name)) is not { } said) return null;
        if (said.Value is { By.Length: > 0, On: { } on, From.Length: > 0 }) return new Confirmation(said.Value.By, on, said.Value.From);
        findings.Mistake(said.Line, $"It is not said who confirmed the fact {name}", "Write - { facts: […], by: office or person, on: 2026-11-22, from: law or document }");
        return null;
    }

    private static string? NoteIn(FactsShape stated, string name) => stated.Drafted?.Value switch
    {
        { Word: { } all } => all,
        { Full: { } each } => each.GetValueOrDefault(name) ?? each.GetValueOrDefault("others"),
        _ => null,
    };

    private IReadOnlyList<LocalText> Lines(string name, List<Lined<TextShape>> value, int at)
    {
        if (value.Count == 0) findings.Mistake(at, $"The fact {name} is empty", "Write at least one line");
        return [.. value.Select(v => findings.Text(Known(v), v.Line, $"The fact {name}", PlaceValues))];
    }

    private Lined<TextShape> Known(Lined<TextShape> text)
    {
        if (text.Value.Use is not { } name) return text;
        if (words.Text(name) is { } known) return known;
        findings.Mistake(text.Line, $"The vocabulary has no text '{name}'", "Write the sentence here, or add it to vocabulary.yaml");
        return text;
    }

    private LocalText Text(string name, TextShape value, int at) => findings.Text(Lined<TextShape>.Of(value, at), at, $"The fact {name}");

    private long Number(string name, WordShape value, int at, long least, long most)
    {
        if (value.Value is null && least == 0) return 0;
        if (long.TryParse(value.Value, out var number) && number >= least && number <= most) return number;
        findings.Mistake(at, $"The fact {name} is not a number from {least} to {most}", "Write a whole number");
        return least;
    }

    private IdentityLevel Identity(string name, WordShape value, int at)
    {
        switch (value.Value)
        {
            case "mailed-link": return IdentityLevel.MailedLink;
            case "login": return IdentityLevel.Login;
            case "authenticated": return IdentityLevel.Authenticated;
            case "signed": return IdentityLevel.Signed;
            default:
                findings.Mistake(at, $"'{value.Value}' is no identity level", "Write mailed-link, login, authenticated or signed");
                return IdentityLevel.Signed;
        }
    }

    private IReadOnlyList<string> Rights(string name, List<string> value, int at)
    {
        string[] known = ["guardian", "family", "delegate", "filing-agent", "company"];
        foreach (var right in value.Except(known)) findings.Mistake(at, $"'{right}' is no right by which somebody acts for another", $"Write {string.Join(", ", known)}");
        return value;
    }

    private Period Days(string name, WordOr<PeriodShape> value, int at)
    {
        if (value.Word is "always") return new Period(null, null);
        if (value.Full is { Yearly: { } yearly }) return new Period(null, null, Season(yearly, at));
        if (value.Full is not { } days || days.From > days.Until)
            findings.Mistake(at, "The period ends before it begins, or is missing", "Write always, { from: 2026-04-01, until: 2027-03-31 } with an open end left out, or { yearly: { from: \"08-01\", until: \"08-31\" } }");
        return new Period(value.Full?.From, value.Full?.Until);
    }

    private Season Season(YearlyShape value, int at) => new(Day(value.From, at), Day(value.Until, at));

    private MonthDay Day(string? value, int at)
    {
        if (DateOnly.TryParseExact("2000-" + value, "yyyy-MM-dd", out var day)) return MonthDay.Of(day);
        findings.Mistake(at, $"'{value}' is no day of the year", "Write \"04-01\"");
        return new MonthDay(1, 1);
    }

    private Deadline Until(DeadlineShape value, int at)
    {
        var said = findings.Text(value.Words, at, "The words of the deadline");
        if (value.Event is null != (value.Opens is null && value.Closes is null))
            findings.Mistake(at, "A deadline that counts from a day names it and says how long", "Write event: and closes: \"+15d\"; or only words");
        if (!findings.IsTrusting && !findings.Mistaken && value.Item is { } item && form.Value.Find(item) is not DateItem)
            findings.Mistake(at, $"The form has no date '{item}'", "Write item: the date item that holds the day, or leave it out");
        return new Deadline(
            said, value.Event is null ? null : findings.Text(value.Event, at, "The event of the deadline"), value.Item,
            Shift(value.Opens, at), Shift(value.Closes, at), value.Yearly is null ? null : Season(value.Yearly, at), value.Rolls);
    }

    private DayShift? Shift(string? value, int at)
    {
        if (value is null) return null;
        if (DayShift.Parse(value) is { } shift) return shift;
        findings.Mistake(at, $"'{value}' is no time after a day", "Write \"+15d\", \"-60d\", \"+3m\", \"+2y\" or \"-5b\" (business days)");
        return null;
    }

    private Fee Costs(WordOr<FeeShape> value, int at)
    {
        if (value.Full is not { } fee)
        {
            if (Yen.Parse(value.Word).Try(out var amount, out _)) return new Fee(amount, null, null, amount.Amount == 0 ? Payment.None : Payment.Invoice);
            findings.Mistake(at, "The fee is no amount", "Write fee: 0, fee: 450, or { formula: …, words: …, paid: counter }");
            return new Fee(Yen.Zero, null, null, Payment.None);
        }

        var paid = fee.Paid switch { "counter" => Payment.Counter, "postal" => Payment.Postal, "invoice" => Payment.Invoice, _ => Payment.None };
        if (paid is Payment.None) findings.Mistake(at, $"It is not said how the fee is paid ('{fee.Paid}')", "Write paid: counter, postal or invoice");
        var from = fee.Formula is null ? null : new Calculation(fee.Formula, at);
        if (from is not null && !findings.IsTrusting) new RuleReader(findings, form.Value.All).Fee(from);
        return new Fee(null, from, findings.Text(fee.Words, at, "The words of the fee"), paid);
    }

    private Outcome Ends(string name, OutcomeShape value, int at)
    {
        OutcomeKind? kind = value.Kind switch
        {
            "decision" => OutcomeKind.Decision,
            "receipt" => OutcomeKind.Receipt,
            "booking" => OutcomeKind.Booking,
            "reply" => OutcomeKind.Reply,
            "handover" => OutcomeKind.Handover,
            _ => null,
        };
        if (kind is null) findings.Mistake(at, $"'{value.Kind}' is no outcome", "Write { kind: decision }, receipt, booking, reply, or { kind: handover, to: …, href: https://… }");
        if (value.Amount && kind is not OutcomeKind.Decision) findings.Mistake(at, "Only a decision grants an amount", "Take amount away");
        if (kind is OutcomeKind.Handover && value.Href?.StartsWith("https://", StringComparison.Ordinal) != true)
            findings.Mistake(at, "It is not said where the other system is", "Write href: https://…");
        return new Outcome(kind ?? OutcomeKind.Decision, value.Amount, value.To is null && kind is not OutcomeKind.Handover ? null : findings.Text(value.To, at, "The name of the other system"), value.Href);
    }

    private NoticeTexts Notices(WordOr<NoticesShape> value, int at, Outcome outcome)
    {
        if (value.Word is not (null or "standard")) findings.Mistake(at, $"'{value.Word}' are no notices", "Write standard, or each notice the end needs: grant and refuse, accept, book, or reply");
        var own = value.Full ?? new NoticesShape();
        string[] fitting = outcome.Kind switch { OutcomeKind.Decision => ["grant", "refuse"], OutcomeKind.Receipt => ["accept"], OutcomeKind.Booking => ["book"], OutcomeKind.Reply => ["reply"], _ => [] };
        foreach (var (which, written) in new[] { ("grant", own.Grant), ("refuse", own.Refuse), ("accept", own.Accept), ("book", own.Book), ("reply", own.Reply) })
            if (written is not null && !fitting.Contains(which)) findings.Mistake(at, $"What ends in a {outcome.Kind.ToString().ToLowerInvariant()} has no notice '{which}'", $"Write {string.Join(" and ", fitting)}");
        var used = own.Use is { } name ? new NoticeShape { Use = name } : null;
        return outcome.Kind switch
        {
            OutcomeKind.Decision => new(
                Notice("grant", own.Grant ?? used, outcome.HasAmount ? "grant-amount" : "grant", at), Notice("refuse", own.Refuse, "refuse", at), null),
            OutcomeKind.Receipt => new(null, null, Notice("accept", own.Accept ?? used, "accept", at)),
            OutcomeKind.Booking => new(null, null, Notice("book", own.Book ?? used, "book", at)),
            OutcomeKind.Reply => new(null, null, Notice("reply", own.Reply ?? used, "reply", at)),
            _ => new(null, null, null),
        };
    }

    private NoticeText Notice(string which, NoticeShape? notice, string standard, int at)
    {
        if (notice is null or { Use: not null })
        {
            var name = notice?.Use ?? standard;
            if (words.Notice(name) is { } known) notice = known;
            else findings.Mistake(at, $"The vocabulary has no notice '{name}'", $"Write {which}: {{ title: …, body: … }}, or add it to vocabulary.yaml");
        }

        return new NoticeText(
            findings.Text(notice?.Title, at, $"The title of the notice {which}", NoticeTexts.Values),
            findings.Text(notice?.Body, at, $"The body of the notice {which}", NoticeTexts.Values));
    }
}

/// <summary>What a definition is read against.</summary>
/// <param name="Categories">Known category ids; empty to take any.</param>
/// <param name="Events">Known life events; empty to take any.</param>
public sealed record Surroundings(IReadOnlyCollection<string> Categories, IReadOnlyCollection<string> Events)
{
    /// <summary>Anything is taken: of a version that was checked when it was published.</summary>
    public static readonly Surroundings Any = new([], []);
}
