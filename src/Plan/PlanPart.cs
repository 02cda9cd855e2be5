using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using YamlDotNet.Core;

namespace SmartLocal.Plan;

/// <summary>The plans of the city folder: finds their mistakes, and takes them from each release.</summary>
internal sealed class PlanPart(PlanInForce inForce, TextCatalogue texts) : IReleasePart
{
    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        // A city may run without a plan.
        if (files[PlanFile.Path] is not { } file) return [];
        try
        {
            return [.. Yaml.Read<PlanFile>(file.Text).Plans.SelectMany(p => Check(p, new Lines(file)))];
        }
        catch (YamlException e)
        {
            return [new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) =>
        inForce.Take(files[PlanFile.Path] is { } file ? [.. Yaml.Read<PlanFile>(file.Text).Plans.Select(p => p.Read())] : []);

    private IEnumerable<Finding> Check(PlanEntry plan, Lines at)
    {
        foreach (var finding in NeedsWords(plan.Name, "name", plan.Id, at).Concat(NeedsWords(plan.Source, "source", plan.Id, at))) yield return finding;
        if (plan.Until <= plan.From) yield return at.Of(plan.Id, $"The plan {plan.Id} ends before it begins", "Write from: and until: as 2024-04-01, the last day included");
        foreach (var change in plan.Changes)
            foreach (var finding in NeedsWords(change.Name, "name", plan.Id, at).Concat(NeedsWords(change.Aim, "aim", plan.Id, at))) yield return finding;

        foreach (var twice in plan.Initiatives.Select(i => i.Id).GroupBy(i => i).Where(g => g.Count() > 1))
            yield return at.Of(twice.Key, $"The initiative {twice.Key} stands {twice.Count()} times", "Give each initiative its own number");
        var figures = plan.Initiatives.SelectMany(i => i.Figures).Concat(plan.Beside).ToList();
        foreach (var twice in figures.GroupBy(f => f.Id).Where(g => g.Count() > 1))
            yield return at.Of(twice.Key, $"The figure {twice.Key} stands {twice.Count()} times", "Give each figure its own id");

        foreach (var initiative in plan.Initiatives)
        {
            if (plan.Changes.All(c => c.Number != initiative.Change))
                yield return at.Of(initiative.Id, $"{initiative.Id} belongs to the change {initiative.Change}, which the plan doesn't have", "Write change: one of the numbers under changes");
            if (!texts.Has("plan.module." + Key(initiative.Module)))
                yield return at.Of(initiative.Id, $"'{initiative.Module}' serves {initiative.Id} and is no module", "Write module: a module of the house, as docs/plan.md names it");
            if (!initiative.Screen.StartsWith('/'))
                yield return at.Of(initiative.Id, $"{initiative.Id} names no screen", "Write screen: the path of the page on which it is measured");
            if (initiative.Figures.Count == 0)
                yield return at.Of(initiative.Id, $"{initiative.Id} has no figure", "Write figures: at least one");
            foreach (var finding in NeedsWords(initiative.Name, "name", initiative.Id, at)) yield return finding;
            foreach (var finding in Readable(initiative.Effect, "effect", initiative.Id, at)) yield return finding;
        }

        foreach (var finding in figures.SelectMany(f => Check(f, plan.Beside.Contains(f), at))) yield return finding;
    }

    private static IEnumerable<Finding> Check(FigureEntry figure, bool beside, Lines at)
    {
        if (FigureEntry.ReadKind(figure.Kind) is null)
            yield return at.Of(figure.Id, $"'{figure.Kind}' is no kind of figure", "Write kind: S (how many on a date), F (how many in a period) or M (reached by evidence)");
        if (figure.Decimals is < 0 or > 4)
            yield return at.Of(figure.Id, $"{figure.Id} is shown with {figure.Decimals} decimals", "Write decimals: 0 to 4");
        foreach (var stated in new[] { figure.Baseline, figure.Target }.Concat(figure.History))
        {
            foreach (var finding in Readable(stated.Text, "text", figure.Id, at)) yield return finding;
            if (stated.NotGiven && (stated.Text is not null || stated.Value is not null))
                yield return at.Of(figure.Id, $"{figure.Id} states something that is marked as not given", "Take away notGiven:, or text: and value:");
            if (stated.AsOf is { } month && StatedEntry.Month(month) is null)
                yield return at.Of(figure.Id, $"'{month}' is no month", "Write asOf: as 2024-01");
        }

        if (!beside && !figure.Baseline.NotGiven && figure.Baseline.Text is null)
            yield return at.Of(figure.Id, $"{figure.Id} has no baseline", "Write baseline: with the plan's words, or notGiven: true");
        if (!beside && !figure.Target.NotGiven && figure.Target.Text is null)
            yield return at.Of(figure.Id, $"{figure.Id} has no target", "Write target: with the plan's words, or notGiven: true");
        if (beside)
            foreach (var finding in NeedsWords(figure.Name, "name", figure.Id, at)) yield return finding;
        else
            foreach (var finding in Readable(figure.Name, "name", figure.Id, at)) yield return finding;
        foreach (var finding in NeedsWords(figure.Counted, "counted", figure.Id, at)) yield return finding;
        foreach (var (words, name) in new[] { (figure.Denominator, "denominator"), (figure.From, "from"), (figure.NotCounted, "notCounted"), (figure.Doubts, "doubts") })
            foreach (var finding in Readable(words, name, figure.Id, at)) yield return finding;
        if (figure.Measure is { Of: "" })
            yield return at.Of(figure.Id, $"{figure.Id} is measured and doesn't say by which facts", "Write measure: { by: ..., of: the name under which modules give them }");
        if (figure.Measure?.Apart is { } apart)
            foreach (var finding in NeedsWords(apart.Name, "name", figure.Id, at)) yield return finding;
        if (figure.Measure is { By: MeasureBy.Share, Parts.Count: 0 })
            yield return at.Of(figure.Id, $"{figure.Id} is a share and doesn't say of which parts", "Write parts: the codes that make the numerator");
    }

    private static IEnumerable<Finding> NeedsWords(Words? words, string name, string id, Lines at) =>
        words is null || words.Ja.Length == 0 ? [at.Of(id, $"{id} has no {name}", $"Write {name}: with ja:")] : Readable(words, name, id, at);

    private static IEnumerable<Finding> Readable(Words? words, string name, string id, Lines at)
    {
        if (words is null) yield break;
        string? why = null;
        try
        {
            _ = words.Read();
        }
        catch (FormatException e)
        {
            why = e.Message;
        }

        if (why is not null) yield return at.Of(id, $"The {name} of {id} can't be read: {why}", "Write furigana as {漢字|かんじ}, a brace as {{");
    }

    /// <summary>CoreSystems → core-systems.</summary>
    public static string Key(string module) => string.Concat(module.Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Finds the line on which the thing with an id begins.</summary>
    private sealed class Lines(ReleaseFile file)
    {
        private readonly string[] lines = file.Text.Split('\n');

        public Finding Of(string id, string what, string mend) =>
            new(file.Path, Array.FindLastIndex(lines, l => l.Trim().TrimStart('-').Trim() is var line && (line == $"id: {id}" || line == $"id: \"{id}\"")) + 1, what, mend);
    }
}
