using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>A mark of a definition (a rule, an exit, a condition to be shown, a required mark), how to take it away, and the case that notices.</summary>
/// <param name="Name">Where it stands.</param>
/// <param name="Delete">Takes it away, and gives back how to put it back.</param>
/// <param name="Case">The case that must come out differently then; null where nothing was found that could.</param>
internal sealed record Mark(string Name, Func<Action> Delete, OracleCase? Case);

/// <summary>Cases for one definition, made from its text.</summary>
internal sealed class OracleCases(RawDefinition definition, DateOnly today, int seed)
{
    private readonly AskedForm form = definition.Form;
    private readonly Applicants applicants = new(definition.Form, today, seed);

    /// <summary>What must be accepted.</summary>
    public IEnumerable<OracleCase> Right(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var sheet = applicants.Right() ?? throw new InvalidOperationException($"{definition.Id}: no answers were found that go together");
            yield return OracleCase.Of($"right {i}", sheet, applicants.Outlook(sheet));
        }
    }

    /// <summary>Every wrong answer to some of the items, all where <paramref name="most"/> is large enough.</summary>
    public IEnumerable<OracleCase> Wrong(int most)
    {
        foreach (var item in form.Items.Where(i => i.IsAsked).OrderBy(_ => applicants.Random.Next()).Take(most))
        {
            var wrong = WrongAnswers.To(item, today).ToList();
            if (wrong.Count == 0 || Asking(item) is not var (sheet, prefix)) continue;
            foreach (var given in wrong)
            {
                var bad = sheet.With(prefix, item.Id, given);
                yield return OracleCase.Of($"{item.Id} {given.Sent?.ToJsonString()}", bad, applicants.Outlook(bad));
            }
        }
    }

    /// <summary>Bodies that are refused before anybody reads the answers.</summary>
    public IEnumerable<OracleCase> Misshapen(int most)
    {
        var right = (applicants.Right() ?? Sheet.Empty).Sent();
        foreach (var item in form.All.Items.Where(i => i.IsAsked).OrderBy(_ => applicants.Random.Next()).Take(most))
        {
            yield return With($"{item.Id} of a wrong shape", item.Id, WrongAnswers.OfWrongShape(item)) with { Refused = "forms.wrong-shape", About = item.Id };
            if (item.Row is not null && item.MaxRows <= 50)
                yield return With($"{item.Id} with too many rows", item.Id, new JsonArray([.. Enumerable.Range(0, item.MaxRows + 1).Select(_ => (JsonNode)new JsonObject())])) with { Refused = "forms.too-many-rows", About = item.Id };
        }

        foreach (var said in form.All.Items.Where(i => !i.IsAsked)) yield return With($"{said.Id}, which takes no answer", said.Id, "1") with { Refused = "forms.unknown-item", About = said.Id };
        yield return With("an item that nobody asks", "ない項目", "1") with { Refused = "forms.unknown-item", About = "ない項目" };
        yield return new OracleCase("no object", new JsonArray()) { Refused = "forms.not-json" };

        OracleCase With(string name, string item, JsonNode value)
        {
            var body = new JsonObject { [item] = value };
            foreach (var (id, given) in right)
                if (id != item) body[id] = given?.DeepClone();
            return new OracleCase(name, body);
        }
    }

    /// <summary>Fewer rows than must be, of every group that says how many.</summary>
    public IEnumerable<OracleCase> TooFewRows()
    {
        foreach (var item in form.All.Items.Where(i => i.Row is not null && i.MinRows > 1))
        {
            if (Asking(item) is not var (sheet, prefix)) continue;
            var bad = sheet.With(prefix, item.Id, Given.Of([.. (sheet[item.Id] ?? applicants.To(item)).Rows.Take(1)]));
            yield return OracleCase.Of($"{item.Id} with one row", bad, applicants.Outlook(bad));
        }
    }

    /// <summary>Every mark of the form.</summary>
    public IEnumerable<Func<Mark>> Marks()
    {
        foreach (var step in form.Steps)
            foreach (var exit in step.Exits)
                yield return () => new Mark($"exit of {step.Id}: {exit.Says}", () => Remove((YamlSequenceNode)step.Node.Find("exits")!, exit.Node), For($"exit of {step.Id}", o => o.Exit == exit, exit.When.Names));
        foreach (var (set, group) in Sets(form.All, null))
        {
            foreach (var rule in set.Rules)
                yield return () => new Mark(
                    $"rule at {rule.At}: {rule.Says}", () => Remove((YamlSequenceNode)(group?.Node ?? form.Node).Find("rules")!, rule.Node),
                    For($"rule at {rule.At} broken", o => o.Exit is null && o.Broken.Contains(rule), [.. rule.Must.Names, rule.At]));
        }

        foreach (var item in form.Items)
        {
            if (item.IsAsked && (item.Required || item.RequiredWhen is not null)) yield return () => new Mark($"required of {item.Id}", () => Put(item.Node, "required", "false"), Missing(item));
        }

        var seen = new HashSet<YamlMappingNode>(ReferenceEqualityComparer.Instance);
        foreach (var item in form.Items)
            foreach (var show in item.Shows.Where(s => seen.Add(s.Node)))
                yield return () => new Mark($"show of {show.Node.Text("id")}", () => Drop(show.Node, "show"), Hidden(show));
    }

    /// <summary>
    /// The case in which the item is asked, must be answered, and is not. Where somebody leaves early by other answers, those are missing too;
    /// and where she always leaves, the mark still stands beside the question until she does.
    /// </summary>
    private OracleCase? Missing(AskedItem item)
    {
        var names = (item.RequiredWhen?.Names ?? []).Append(item.Id).Concat(item.Shows.SelectMany(s => s.Condition.Names)).ToList();
        var leaving = form.Steps.SelectMany(s => s.Exits).SelectMany(e => e.When.Names).Except(names);
        var found = applicants.FindWithout([item.Id], IsMissing, names) ?? applicants.FindWithout([item.Id, .. leaving], IsMissing, names) ?? applicants.FindWithout([item.Id], IsMarked, names);
        return found is null ? null : OracleCase.Of($"{item.Id} is missing", found, applicants.Outlook(found));

        bool IsMarked(Outlook outlook) => outlook.Faults.Any(f => f.Code == item.WhenMissing && f.Path.Split('.')[^1] == item.Id);
        bool IsMissing(Outlook outlook) => outlook.Exit is null && IsMarked(outlook);
    }

    /// <summary>The case in which an item is not asked for this one reason, and an answer is sent all the same.</summary>
    private OracleCase? Hidden(Showing show) => Hidden(show, leaves: false, []) ?? Hidden(show, leaves: true, []) ?? Hidden(show, leaves: true, show.Condition.Names);

    private OracleCase? Hidden(Showing show, bool leaves, IReadOnlyList<string> without)
    {
        foreach (var item in form.Items.Where(i => i.Shows.Any(s => ReferenceEquals(s.Node, show.Node))))
        {
            var found = applicants.FindWithout(without, o => (leaves || o.Exit is null) && o.All.Deep.Any(Hides), item.Shows.SelectMany(s => s.Condition.Names).Append(item.Id));
            if (found is null) continue;
            var set = applicants.Outlook(found).All.Deep.First(Hides);
            if (item.IsAsked) found = found.With(set.Prefix.TrimEnd('.'), item.Id, applicants.To(item));
            return OracleCase.Of($"{item.Id} is not asked and sent all the same", found, applicants.Outlook(found));

            bool Hides(SetOutlook set) => set.Set.ById.GetValueOrDefault(item.Id) == item && item.Shows.All(s => applicants.Holds(s.Condition, set) != ReferenceEquals(s.Node, show.Node));
        }

        return null;
    }

    private (Sheet Sheet, string Prefix)? Asking(AskedItem item)
    {
        var found = applicants.Find(o => o.Exit is null && o.All.Deep.Any(Asks), [item.Id, .. item.Shows.SelectMany(s => s.Condition.Names)]);
        return found is null ? null : (found, applicants.Outlook(found).All.Deep.First(Asks).Prefix.TrimEnd('.'));

        bool Asks(SetOutlook set) => set.Set.ById.GetValueOrDefault(item.Id) == item && set.Shown.Contains(item.Id);
    }

    private OracleCase? For(string name, Func<Outlook, bool> goal, IEnumerable<string> names) =>
        applicants.Find(goal, names) is { } found ? OracleCase.Of(name, found, applicants.Outlook(found)) : null;

    private static IEnumerable<(AskedSet Set, AskedItem? Group)> Sets(AskedSet set, AskedItem? group) =>
        set.Items.Where(i => i.Row is not null).SelectMany(i => Sets(i.Row!, i)).Prepend((set, group));

    private static Action Remove(YamlSequenceNode list, YamlNode node)
    {
        var at = 0;
        while (!ReferenceEquals(list.Children[at], node)) at++;
        list.Children.RemoveAt(at);
        return () => list.Children.Insert(at, node);
    }

    private static Action Drop(YamlMappingNode map, string key)
    {
        var (name, value) = (new YamlScalarNode(key), map.Find(key)!);
        map.Children.Remove(name);
        return () => map.Children[name] = value;
    }

    private static Action Put(YamlMappingNode map, string key, string word)
    {
        var (name, before) = (new YamlScalarNode(key), map.Find(key));
        map.Children[name] = new YamlScalarNode(word);
        return before is null ? () => map.Children.Remove(name) : () => map.Children[name] = before;
    }
}
