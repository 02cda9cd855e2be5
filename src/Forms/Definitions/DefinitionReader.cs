using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Makes a definition of one file's shape.</summary>
internal sealed class DefinitionReader(Findings findings, string hash, IReadOnlyCollection<string> categories, Func<string, string, string, Confirmation?>? onScreen)
{
    private readonly List<DraftedFact> drafted = [];
    private readonly List<FactState> states = [];
    private string procedure = "";

    public ProcedureDefinition Read(ProcedureShape shape)
    {
        procedure = shape.Id ?? "";
        var facts = shape.Facts?.Value ?? new FactsShape();
        var line = shape.Facts?.Line ?? 1;
        if (string.IsNullOrWhiteSpace(shape.Code)) findings.Mistake(1, "The code is missing", "Write code: as in the list of procedures, o-000");
        if (string.IsNullOrWhiteSpace(shape.Reading)) findings.Mistake(1, "The reading is missing", "Write reading: the name in hiragana; people look for it by that");
        if (categories.Count > 0 && !categories.Contains(shape.Category ?? ""))
            findings.Mistake(1, $"There is no category '{shape.Category}'", $"Write one of {string.Join(", ", categories)}");

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
            Summary = findings.Text(shape.Summary, 1, "The summary"),
            Applicants = Fact("applicants", facts.Applicants, line, Texts),
            Needed = Fact("needed", facts.Needed, line, Texts),
            OtherWays = Fact("otherWays", facts.OtherWays, line, Texts),
            Identity = Fact("identity", facts.Identity, line, Identity),
            Office = Fact("office", facts.Office, line, (name, value, at) => findings.Kebab(value, at, $"The {name}")),
            Period = Fact("period", facts.Period, line, Days),
            Fee = Fact("fee", facts.Fee, line, (name, value, at) => new Yen(Number(name, value, at, 0, Yen.Max))),
            StandardDays = Fact("standardDays", facts.StandardDays, line, (name, value, at) => (int)Number(name, value, at, 1, 365)),
            Benefit = facts.Benefit is null ? null : Fact("benefit", facts.Benefit, line, Text),
            RetentionYears = Fact("retentionYears", facts.RetentionYears, line, (name, value, at) => (int)Number(name, value, at, 1, 100)),
            Outcome = Fact("outcome", facts.Outcome, line, Ends),
            Notices = Fact("notices", facts.Notices, line, Notices),
            LegalBasis = Fact("legalBasis", facts.LegalBasis, line, Text),
            Form = new FormReader(findings).Read(shape.Form),
            Drafted = drafted,
            Facts = states,
        };
        if (drafted.Count > 0)
            findings.Warn(line, $"{drafted.Count} facts are drafted", "Have each confirmed { by, on, from }; until then a city at work can't open the procedure");
        return definition;
    }

    private CityFact<TValue> Fact<TShape, TValue>(string name, Lined<FactShape<TShape>>? fact, int line, Func<string, TShape?, int, TValue> read)
    {
        if (fact is null) findings.Mistake(line, $"The fact {name} is missing", $"Write {name}: {{ value: …, drafted: … }} or {{ value: …, confirmed: {{ by, on, from }} }}");
        var at = fact?.Line ?? line;
        var shape = fact?.Value ?? new FactShape<TShape> { Drafted = "missing" };
        var value = fact is null ? default! : read(name, shape.Value, at);
        var inFile = Confirmed(name, shape, at);
        var digest = Confirmations.DigestOf(shape.Value);
        var confirmed = inFile ?? onScreen?.Invoke(procedure, name, digest);
        if (!findings.Mistaken) states.Add(new FactState(name, FactWords.Of(value), digest, confirmed, inFile is null && confirmed is not null, shape.Drafted));
        if (confirmed is null) drafted.Add(new DraftedFact(name, shape.Drafted ?? ""));
        return new CityFact<TValue>(value, confirmed, confirmed is null ? shape.Drafted : null);
    }

    private Confirmation? Confirmed<T>(string name, FactShape<T> shape, int line)
    {
        if (shape.Drafted is not null == shape.Confirmed is not null)
            findings.Mistake(line, $"The fact {name} must be either drafted or confirmed", "Write drafted: what has to be asked of whom; or confirmed: { by, on, from }");
        if (shape.Confirmed is not { } confirmed) return null;
        if (confirmed is { By.Length: > 0, On: { } on, From.Length: > 0 }) return new Confirmation(confirmed.By, on, confirmed.From);
        findings.Mistake(line, $"It is not said who confirmed the fact {name}", "Write confirmed: { by: office or person, on: 2026-11-22, from: law or document }");
        return null;
    }

    private IReadOnlyList<LocalText> Texts(string name, List<Lined<TextShape>>? value, int line) => findings.Texts(value, line, $"The fact {name}");

    private LocalText Text(string name, Lined<TextShape>? value, int line) => findings.Text(value, line, $"The fact {name}");

    private long Number(string name, long? value, int line, long least, long most)
    {
        if (value >= least && value <= most) return value.Value;
        findings.Mistake(line, $"The fact {name} is not a number from {least} to {most}", "Write a whole number");
        return least;
    }

    private IdentityLevel Identity(string name, string? value, int line)
    {
        switch (value)
        {
            case "mailed-link": return IdentityLevel.MailedLink;
            case "login": return IdentityLevel.Login;
            case "authenticated": return IdentityLevel.Authenticated;
            case "signed": return IdentityLevel.Signed;
            default:
                findings.Mistake(line, $"'{value}' is no identity level", "Write mailed-link, login, authenticated or signed");
                return IdentityLevel.Signed;
        }
    }

    private Period Days(string name, PeriodShape? value, int line)
    {
        if (value is null || value.From > value.Until) findings.Mistake(line, "The period ends before it begins, or is missing", "Write { from: 2026-04-01, until: 2027-03-31 }; leave out an end that is open");
        return new Period(value?.From, value?.Until);
    }

    private Outcome Ends(string name, OutcomeShape? value, int line)
    {
        if (value?.Kind is not "decision") findings.Mistake(line, $"'{value?.Kind}' is no outcome", "Write { kind: decision, amount: true }");
        return new Outcome(OutcomeKind.Decision, value?.Amount ?? false);
    }

    private NoticeTexts Notices(string name, NoticesShape? value, int line) => new(Notice("grant", value?.Grant, line), Notice("refuse", value?.Refuse, line));

    private NoticeText Notice(string which, NoticeShape? notice, int line) => new(
        findings.Text(notice?.Title, line, $"The title of the notice {which}", NoticeTexts.Values),
        findings.Text(notice?.Body, line, $"The body of the notice {which}", NoticeTexts.Values));
}
