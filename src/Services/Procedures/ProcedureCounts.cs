using System.Globalization;
using SmartLocal.Forms;

namespace SmartLocal.Procedures;

/// <summary>The procedures of a city in figures: how many there are, in what they end, how much they ask, and how much of it is said in English.</summary>
internal sealed class ProcedureCounts(IReadOnlyList<(ProcedureDefinition Procedure, (int All, int English) Texts)> procedures)
{
    public IEnumerable<string> Lines()
    {
        if (procedures.Count == 0) yield break;
        var confirmed = procedures.Count(p => p.Procedure.IsReceived && p.Procedure.Drafted.Count == 0);
        var received = procedures.Count(p => p.Procedure.IsReceived);
        yield return $"{procedures.Count} procedures: {received} the city receives itself, of which {received} open in a demo and {confirmed} in a city at work (every fact confirmed)";
        yield return "they end in: " + string.Join(", ", procedures.GroupBy(p => p.Procedure.Outcome.Value.Kind).OrderBy(g => g.Key).Select(g => $"{g.Key.ToString().ToLowerInvariant()} {g.Count()}"));
        yield return Spread("questions", p => Items(p.Form.All).Count());
        yield return Spread("conditions, rules, exits and tables", Rules);
        var (all, english) = procedures.Aggregate((All: 0, English: 0), (sum, p) => (sum.All + p.Texts.All, sum.English + p.Texts.English));
        yield return string.Create(CultureInfo.InvariantCulture, $"in English: {100d * english / all:0} % of {all} texts");
    }

    private static IEnumerable<FormItem> Items(ItemSet set) => set.Items.SelectMany(i => i is GroupItem group ? Items(group.Row).Prepend(i) : [i]);

    private static int Rules(ProcedureDefinition procedure)
    {
        var conditions = Items(procedure.Form.All).SelectMany(i => i.ShownWhen.Concat(i.RequiredWhen is { } required ? [required] : [])).Distinct().Count();
        var rules = procedure.Form.All.Rules.Count + Items(procedure.Form.All).OfType<GroupItem>().Sum(g => g.Row.Rules.Count);
        return conditions + rules + procedure.Form.Steps.Sum(s => s.Exits.Count) + procedure.Form.All.Tables.Count;
    }

    private string Spread(string what, Func<ProcedureDefinition, int> count)
    {
        var counts = procedures.Where(p => p.Procedure.IsReceived).Select(p => count(p.Procedure)).Order().ToArray();
        return $"{what}: {counts[0]} at least, {counts[counts.Length / 2]} in the middle, {counts[^1]} at most, {counts.Sum()} in all";
    }
}
