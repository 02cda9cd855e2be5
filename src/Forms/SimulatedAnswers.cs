using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Forms;

/// <summary>Fills in any form as a resident of a simulated city would: with what is known of her where the form asks it, and otherwise with something that fits.</summary>
public static class SimulatedAnswers
{
    private const int MostTries = 1000;
    private const int MostRounds = 2000;

    // The number of a residence card (在留カード): the one number of letters and digits that forms ask for.
    private const string ResidenceCard = "AB12345678CD";

    // One white point.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGbA2EQAAAABJRU5ErkJggg==");

    /// <summary>What she types. Files are sent before, and named here.</summary>
    /// <param name="form">The form.</param>
    /// <param name="who">Who fills it in.</param>
    /// <param name="chance">By which she decides what the form leaves to her.</param>
    /// <param name="say">Her own words, where the form asks for some.</param>
    /// <param name="send">Sends a file that fits the item, and says what it was kept as.</param>
    /// <param name="reading">What her answers are read against.</param>
    public static async Task<Typed> For(FormDefinition form, SimulatedResident who, Random chance, Reading reading, Func<string> say, Func<FileItem, Task<FileRef>> send)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(send);
        var typed = new Typed();
        var filler = new Filler(who, chance, reading, say, send);
        var stuck = "";
        // What she has answered shows more questions; what does not go together, she answers differently.
        for (var round = 0; round < MostRounds; round++)
        {
            var filled = FilledForm.Of(form, typed, reading);
            if (await filler.Fill(form.All, filled.All, typed)) continue;
            if (filled.Exit is { } exit && filler.Forget(form.All, typed, exit.When.Names)) continue;
            if (form.Read(typed, reading).Try(out _, out var no)) return typed;
            stuck = string.Join(", ", no.Parts.Select(p => $"{p.Kind.Code} at {p.Field}"));
            foreach (var part in no.Parts) filler.Mend(form.All, typed, part);
        }

        throw new InvalidOperationException($"A simulated resident found no answers that go together in {MostRounds} rounds: {stuck}");
    }

    /// <summary>Another answer than the one that was given, to an item whose answer is her own words or digits.</summary>
    public static ItemAnswer Another(FormItem item, ItemAnswer? before, Random chance, Func<string> say)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentNullException.ThrowIfNull(say);
        if (!IsHerOwn(item)) throw new ArgumentException($"{item.Id} asks neither for words nor for digits", nameof(item));
        for (var tries = 0; tries < MostTries; tries++)
        {
            object other = item is DigitsItem digits ? Digits(digits, chance) : Wording((TextItem)item, say);
            if (!other.Equals(before?.Value)) return new ItemAnswer(item, other, Source.Typed);
        }

        throw new InvalidOperationException($"{item.Id} has no other answer than the one that was given");
    }

    /// <summary>Whether the answer is words or digits of hers, which a clerk may find wrong.</summary>
    public static bool IsHerOwn(FormItem item) => item is TextItem or DigitsItem;

    /// <summary>A file of a kind that the item takes, with a name.</summary>
    public static (string Name, byte[] Content) File(FileItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Types.Contains(MediaType.Png) ? ("photo.png", Png)
            : item.Types.Contains(MediaType.Pdf) ? ("document.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray())
            : throw new ArgumentException($"{item.Id} takes neither a picture nor a PDF", nameof(item));
    }

    private static string Digits(DigitsItem item, Random chance) =>
        string.Concat(Enumerable.Range(0, chance.Next(item.MinLength, item.MaxLength + 1)).Select(_ => (char)('0' + chance.Next(10))));

    private static string Wording(TextItem item, Func<string> say)
    {
        var word = say();
        return word[..Math.Min(word.Length, item.MaxLength)];
    }

    /// <summary>Fills in one form after the other question as the resident would.</summary>
    private sealed class Filler(SimulatedResident who, Random chance, Reading reading, Func<string> say, Func<FileItem, Task<FileRef>> send)
    {
        private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);

        /// <summary>What did not go together, and is answered by chance from then on.</summary>
        private readonly HashSet<string> again = new(StringComparer.Ordinal);

        /// <summary>Answers what is asked and has no answer; whether there was any.</summary>
        public async Task<bool> Fill(ItemSet set, FilledSet filled, Typed typed, string prefix = "")
        {
            var any = false;
            foreach (var item in set.Items.Where(i => i is not SaidItem && filled.IsShown(i)))
            {
                if (item is GroupItem group) any |= await FillRows(group, filled, typed, prefix);
                else if (item.IsEmpty(typed) && (filled.IsRequired(item) || (!leftOut.Contains(prefix + item.Id) && chance.Next(2) == 0)))
                {
                    any = true;
                    if (item is FileItem file) typed.Add(file.Id, await send(file));
                    else item.Retype(Of(item), typed);
                }

                if (item.IsEmpty(typed)) leftOut.Add(prefix + item.Id);
            }

            return any;
        }

        /// <summary>
        /// Answers differently what a refusal is about; where a rule between answers is broken, now and then the others that it names,
        /// because hers may be the only answer that the field can have.
        /// </summary>
        public void Mend(ItemSet set, Typed typed, Refusal no)
        {
            if (no.Kind == FormRefusals.RuleBroken) Loosen(set, typed, no.Field!.Split('.'));
            Forget(set, typed, no.Field!);
        }

        /// <summary>Takes an answer away, to be given differently; whether there was one.</summary>
        public bool Forget(ItemSet set, Typed typed, IEnumerable<string> names) => names.Aggregate(false, (any, name) => Forget(set, typed, name) || any);

        /// <summary>The same for the answer that a refusal is about: <c>児童.0.児童氏名.family</c>.</summary>
        public bool Forget(ItemSet set, Typed typed, string field)
        {
            var parts = field.Split('.');
            if (set.Find(parts[0]) is not { } item) return false;
            if (item is CalculatedItem calculated) return Forget(set, typed, calculated.From.Names);
            again.Add(item.Id);
            if (item is GroupItem group)
            {
                if (parts.Length >= 3 && int.TryParse(parts[1], out var row) && row < typed.RowsOf(group.Id).Count) return Forget(group.Row, typed.RowsOf(group.Id)[row], string.Join('.', parts[2..]));
                if (typed.RowsOf(group.Id).Count == 0) return false;
                foreach (var inner in group.Row.Items) again.Add(inner.Id);
                while (typed.RowsOf(group.Id).Count > 0) typed.RemoveRow(group.Id, 0);
                return true;
            }

            if (item.IsEmpty(typed)) return false;
            foreach (var path in item.Paths) typed[path] = null;
            return true;
        }

        // The innermost row first: whatever stands around it may take it away.
        private void Loosen(ItemSet set, Typed typed, ReadOnlySpan<string> at)
        {
            if (at.Length > 2 && set.Find(at[0]) is GroupItem group && int.TryParse(at[1], out var row) && row < typed.RowsOf(group.Id).Count) Loosen(group.Row, typed.RowsOf(group.Id)[row], at[2..]);
            foreach (var rule in set.Rules)
                if (rule.At == at[0])
                    foreach (var name in rule.Must.Names)
                        if (chance.Next(2) == 0) Forget(set, typed, name);
        }

        private async Task<bool> FillRows(GroupItem group, FilledSet filled, Typed typed, string prefix)
        {
            var any = false;
            if (typed.RowsOf(group.Id).Count == 0 && (filled.IsRequired(group) || (!leftOut.Contains(prefix + group.Id) && (group.MinRows > 0 || chance.Next(2) == 0))))
            {
                var least = Math.Max(1, group.MinRows);
                var rowsToFill = again.Contains(group.Id) ? chance.Next(least, Math.Min(group.MaxRows, least + 3) + 1) : least;
                for (var i = 0; i < rowsToFill; i++) typed.AddRow(group.Id);
                return true;
            }

            var rows = filled.Rows(group);
            for (var i = 0; i < rows.Count; i++) any |= await Fill(group.Row, rows[i], typed.RowsOf(group.Id)[i], $"{prefix}{group.Id}.{i}.");
            return any;
        }

        private object Of(FormItem item) => item switch
        {
            CheckItem => true,
            YesNoItem => chance.Next(2) == 0,
            PersonNameItem => who.Name,
            KanaItem => who.Kana,
            AddressItem address => Home(address),
            AnyAddressItem address => new PlacedAddress(null, Home(address)),
            PhoneItem => who.Phone,
            EmailItem => who.Mail,
            DateItem { Prefill: PersonDetail.BirthDate } born when !again.Contains(born.Id) => who.BirthDate,
            DateItem date => Day(date.Min, date.Max, again.Contains(date.Id)),
            MonthItem month => Day(month.Min, month.Max) is var day ? new DateOnly(day.Year, day.Month, 1) : default,
            YearItem year => Day(year.Min, year.Max).Year,
            TimeItem => new TimeOnly(chance.Next(8, 18), 15 * chance.Next(4)),
            PeriodItem period => Span(Day(period.Min, period.Max), Day(period.Min, period.Max)),
            PreferredTimeItem wished => new WishedTime(Day(wished.Min, wished.Max ?? wished.Min), wished.Times[chance.Next(wished.Times.Count)].Value),
            YenItem yen when again.Contains(yen.Id) && chance.Next(2) == 0 => new Yen(Math.Clamp(10_000, yen.Min.Amount, yen.Max.Amount)),
            YenItem yen => new Yen(Math.Min(yen.Max.Amount, yen.Min.Amount + (100 * chance.Next(1, (int)Math.Min(1000, Math.Max(2, yen.Max.Amount / 100)))))),
            NumberItem number => Math.Min(number.Max, number.Min + chance.Next(again.Contains(number.Id) ? Scale(3) : 4)),
            SelectItem select => select.Options[chance.Next(select.Options.Count)].Value,
            ChooseManyItem many => many.Options.OrderBy(_ => chance.Next()).Take(Math.Max(1, many.Min)).Select(o => o.Value).ToArray(),
            MyNumberItem => OfEleven(Numbers(11)),
            CorporateNumberItem => OfTwelve(Numbers(12)),
            BankItem => new BankBranch("DEMO", "DEMO", null, null),
            MapPointItem => new MapPoint(35.788m, 139.2758m),
            DigitsItem digits => Digits(digits, chance),
            KanaTextItem => $"{who.Kana.Family} {who.Kana.Given}",
            TextItem card when again.Contains(card.Id) && card.MaxLength >= ResidenceCard.Length && chance.Next(2) == 0 => ResidenceCard,
            TextItem text => Wording(text, say),
            _ => say(),
        };

        // Where she lives, or the house next to it.
        private string Home(FormItem item) => again.Contains(item.Id) && chance.Next(2) == 0 ? $"{who.Address}-{chance.Next(2, 9)}" : who.Address;

        private static Days Span(DateOnly one, DateOnly other) => one <= other ? new Days(one, other) : new Days(other, one);

        private string Numbers(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + chance.Next(10))));

        private static string OfEleven(string digits) => digits + (char)('0' + MyNumber.CheckDigit(digits));

        private static string OfTwelve(string digits) => (char)('0' + CorporateNumber.CheckDigit(digits)) + digits;

        // A number of any length up to 10 to the given power, each length as likely as the others.
        private int Scale(int most) => (int)Math.Pow(10, chance.Next(1, most + 1));

        // Not long ago, unless that was wrong: then today, a day of a youth, or any day of a life.
        private DateOnly Day(DateBound? min, DateBound? max, bool any = false)
        {
            var (from, until) = (min?.On(reading.Today), max?.On(reading.Today));
            if (any && chance.Next(3) == 0) return reading.Today < from ? from.Value : reading.Today > until ? until.Value : reading.Today;
            var days = !any ? 60 : chance.Next(2) == 0 ? 11_000 : Math.Min(40_000, 6 * Scale(4));
            var first = from ?? (until ?? reading.Today).AddDays(-days);
            var last = until ?? (from is null && any ? reading.Today.AddDays(chance.Next(days)) : first.AddDays(days));
            return first.AddDays(chance.Next(Math.Max(1, last.DayNumber - first.DayNumber + 1)));
        }
    }
}
