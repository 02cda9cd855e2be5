using SmartLocal.Feel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>
/// Fills in a form at random until something that is looked for is so: that all answers go together, that a rule is broken, that a question
/// is not asked. Whatever it finds, <see cref="Outlook"/> says what must follow from it.
/// </summary>
internal sealed class Applicants
{
    private readonly AskedForm form;
    private readonly Random random;
    private readonly RightAnswers answers;
    private readonly FeelClock clock;
    private readonly HashSet<string> leftOut = [];

    public Applicants(AskedForm form, DateOnly today, int seed)
    {
        (this.form, Today) = (form, today);
        random = new Random(seed);
        answers = new RightAnswers(random, today, form.Hints);
        clock = new FeelClock(new Noon(today), "Asia/Tokyo");
    }

    public DateOnly Today { get; }

    public Random Random => random;

    public Outlook Outlook(Sheet sheet) => Oracle.Outlook.Of(form, sheet, clock);

    public bool Holds(AskedCondition condition, SetOutlook set) => set.Holds(condition, clock);

    /// <summary>A sheet with which nothing is wrong, and nothing on it that is not asked; null where none was found.</summary>
    public Sheet? Right() => Find(o => o.IsAccepted, [], wishes: true) is { } found ? Bare(found) : null;

    /// <summary>The same with some items never answered, though they must be.</summary>
    public Sheet? FindWithout(IEnumerable<string> items, Func<Outlook, bool> goal, IEnumerable<string> names)
    {
        leftOut.UnionWith(items);
        try
        {
            return Find(goal, names);
        }
        finally
        {
            leftOut.Clear();
        }
    }

    /// <summary>A right answer to the item.</summary>
    public Given To(AskedItem item) => item.Row is { } row
        ? Given.Of([.. Enumerable.Range(0, Math.Max(1, item.MinRows)).Select(_ => Complete(row, Sheet.Empty))])
        : answers.To(item);

    /// <summary>A sheet for which the goal is reached, by changing answers to these names and to those on which they hang; null where none was found.</summary>
    public Sheet? Find(Func<Outlook, bool> goal, IEnumerable<string> names, bool wishes = false)
    {
        var wanted = Closure(names);
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var sheet = Complete(Sheet.Empty, wishes && random.Next(4) > 0 || attempt % 2 == 1);
            for (var step = 0; step < 60; step++)
            {
                var outlook = Outlook(sheet);
                if (goal(outlook)) return sheet;
                sheet = Complete(Move(sheet, Next(outlook, wanted)), wishes: false);
            }
        }

        return null;
    }

    /// <summary>The sheet without what is not asked.</summary>
    public Sheet Bare(Sheet sheet)
    {
        var outlook = Outlook(sheet);
        return Bare(sheet, outlook.All.Deep.ToDictionary(s => s.Prefix));
    }

    private static Sheet Bare(Sheet sheet, Dictionary<string, SetOutlook> outlooks, string prefix = "")
    {
        foreach (var (item, given) in sheet.All)
        {
            if (!outlooks[prefix].Shown.Contains(item)) sheet = sheet.With(item, null);
            else if (given.Rows.Count > 0) sheet = sheet.With(item, given with { Rows = [.. given.Rows.Select((r, i) => Bare(r, outlooks, $"{prefix}{item}.{i}."))] });
        }

        return sheet;
    }

    // What is wrong is changed first; then what is looked for.
    private string Next(Outlook outlook, List<string> wanted)
    {
        var stuck = new List<string>();
        if (outlook.Exit is { } exit) stuck.AddRange(Closure(exit.When.Names));
        foreach (var rule in outlook.Broken) stuck.AddRange(Closure(rule.Must.Names));
        if (stuck.Count > 0 && (wanted.Count == 0 || random.Next(2) == 0)) return stuck[random.Next(stuck.Count)];
        return wanted.Count > 0 ? wanted[random.Next(wanted.Count)] : form.All.Items[random.Next(form.All.Items.Count)].Id;
    }

    /// <summary>The names, what they are reckoned from, and what they are asked for.</summary>
    private List<string> Closure(IEnumerable<string> names)
    {
        var all = new List<string>();
        var waiting = new Queue<string>(names);
        while (waiting.TryDequeue(out var name))
        {
            if (all.Contains(name)) continue;
            all.Add(name);
            if (form.All.Tables.FirstOrDefault(t => t.Id == name) is { } table) foreach (var of in table.From.Names) waiting.Enqueue(of);
            if (form.All.Named(name) is not { } item) continue;
            foreach (var of in item.Shows.SelectMany(s => s.Condition.Names).Concat(item.Formula?.Names ?? []).Concat(item.Row?.Items.Select(i => i.Id) ?? [])) waiting.Enqueue(of);
            foreach (var group in form.All.Items.Where(i => i.Row?.Named(name) is not null)) waiting.Enqueue(group.Id);
        }

        return [.. all.Where(n => form.All.Named(n) is { IsAsked: true })];
    }

    private Sheet Move(Sheet sheet, string name)
    {
        if (leftOut.Contains(name)) return sheet;
        Note(sheet);
        if (form.All.ById.TryGetValue(name, out var item)) return sheet.With(name, Changed(item, sheet[name]));
        foreach (var group in form.All.Items.Where(i => i.Row?.ById.ContainsKey(name) == true))
        {
            if (sheet[group.Id]?.Rows is not { Count: > 0 } rows) return sheet.With(group.Id, To(group));
            var at = random.Next(rows.Count);
            var inner = group.Row!.ById[name];
            return sheet.With(group.Id, Given.Of([.. rows.Select((r, i) => i == at ? r.With(name, Changed(inner, r[name])) : r)]));
        }

        return sheet;
    }

    private Given? Changed(AskedItem item, Given? before)
    {
        if (item.Row is null) return before is not null && !item.Required && random.Next(4) == 0 ? null : answers.To(item);
        var rows = before?.Rows ?? [];
        return random.Next(4) switch
        {
            0 when rows.Count > Math.Max(item.Required ? 1 : 0, item.MinRows) => rows.Count == 1 ? null : Given.Of([.. rows.Skip(1)]),
            1 when rows.Count > 0 && rows.Count < Math.Min(item.MaxRows, 4) => Given.Of([.. rows, Complete(item.Row, Sheet.Empty)]),
            2 when rows.Count > 1 => Given.Of([.. rows.Select(_ => Complete(item.Row, Sheet.Empty))]),
            _ => To(item),
        };
    }

    // Answers whatever must be answered, and some of what may be.
    private Sheet Complete(Sheet sheet, bool wishes)
    {
        for (var round = 0; round < 25; round++)
        {
            var outlook = Outlook(sheet);
            var before = sheet;
            foreach (var set in outlook.All.Deep)
                foreach (var item in set.Set.Items.Where(i => i.IsAsked && set.Shown.Contains(i.Id) && set.Sheet[i.Id] is null && !leftOut.Contains(i.Id) && (set.Required.Contains(i.Id) || (wishes && random.Next(2) == 0))))
                {
                    Note(sheet);
                    sheet = sheet.With(set.Prefix.TrimEnd('.'), item.Id, To(item));
                    if (item.Row is not null) break; // its rows are asked in the next round
                }

            wishes = wishes && round == 0;
            if (ReferenceEquals(before, sheet)) return sheet;
        }

        return sheet;
    }

    // A new row by itself: what is asked in it hangs on its own answers and on those around it, so all that is plainly required is given.
    private Sheet Complete(AskedSet row, Sheet sheet)
    {
        foreach (var item in row.Items.Where(i => i.IsAsked && i.Shows.Count == 0 && !leftOut.Contains(i.Id) && (i.Required || random.Next(3) == 0))) sheet = sheet.With(item.Id, To(item));
        return sheet;
    }

    private void Note(Sheet sheet)
    {
        answers.OtherDays.Clear();
        answers.OtherNumbers.Clear();
        Note(sheet.All.Select(a => a.Value));
    }

    private void Note(IEnumerable<Given> all)
    {
        foreach (var given in all)
        {
            Note(given.Value);
            Note(given.Rows.SelectMany(r => r.All.Select(a => a.Value)));
        }
    }

    private void Note(FeelValue value)
    {
        if (value.Kind is FeelKind.Date) answers.OtherDays.Add(value.AsDate().ToDateOnly());
        if (value.Kind is FeelKind.Number) answers.OtherNumbers.Add(value.AsNumber());
        if (value.Kind is not FeelKind.Context) return;
        foreach (var part in new[] { "date", "from", "until" }) if (value.AsContext()[part] is { Kind: FeelKind.Date } day) answers.OtherDays.Add(day.AsDate().ToDateOnly());
    }

    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(9)).ToUniversalTime();
    }
}
