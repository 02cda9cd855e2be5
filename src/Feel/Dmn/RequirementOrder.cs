using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>
/// In which order the elements of a model can be read, so that what one requires has been read before it; and which references
/// lead back to where they come from.
/// </summary>
internal sealed class RequirementOrder
{
    private static readonly string[] Requirements = ["informationRequirement", "knowledgeRequirement"];
    private readonly Dictionary<string, XElement> sources;
    private readonly string space;
    private readonly HashSet<XElement> looping = [];
    private readonly List<string> order = [];

    public RequirementOrder(Dictionary<string, XElement> sources, string space)
    {
        (this.sources, this.space) = (sources, space);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in sources.Keys) Walk(id, begun);
    }

    /// <summary>The ids, each after those it requires.</summary>
    public IReadOnlyList<string> Ids => order;

    public bool IsLoop(XElement reference) => looping.Contains(reference);

    /// <summary>What an element refers to because it requires it.</summary>
    public static IEnumerable<XElement> References(XElement source) =>
        source.Elements().Where(e => Requirements.Contains(e.Name.LocalName)).SelectMany(e => e.Elements())
            .Concat(source.Parts("outputDecision")).Where(e => e.Named("href") is not null);

    /// <summary>With a list of its own instead of calls: a chain of requirements may be as long as the file.</summary>
    private void Walk(string start, HashSet<string> begun)
    {
        if (!begun.Add(start)) return;
        var open = new HashSet<string>(StringComparer.Ordinal) { start };
        var path = new Stack<(string Id, IEnumerator<XElement> Left)>();
        path.Push((start, References(sources[start]).GetEnumerator()));
        while (path.TryPeek(out var at))
        {
            if (!at.Left.MoveNext())
            {
                path.Pop();
                open.Remove(at.Id);
                order.Add(at.Id);
                continue;
            }

            var reference = at.Left.Current;
            if (Target(reference) is not { } next) continue;
            if (open.Contains(next)) looping.Add(reference);
            else if (begun.Add(next))
            {
                open.Add(next);
                path.Push((next, References(sources[next]).GetEnumerator()));
            }
        }
    }

    /// <summary>The id of an element of this model.</summary>
    private string? Target(XElement reference)
    {
        var href = reference.Named("href")!;
        var mark = href.LastIndexOf('#');
        var id = href[(mark + 1)..];
        return (mark <= 0 || href[..mark] == space) && sources.ContainsKey(id) ? id : null;
    }
}
