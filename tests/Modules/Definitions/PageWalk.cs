using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using SmartLocal.Tests.Definitions.Oracle;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Definitions;

/// <summary>Somebody who knows her answers goes from page to page. What a page does not ask for she cannot say.</summary>
/// <param name="browser">Hers.</param>
/// <param name="form">What kind of answer each question takes.</param>
/// <param name="answers">What she has to say, as a machine would send it.</param>
internal sealed class PageWalk(Browser browser, AskedForm form, JsonObject answers)
{
    private const int MostPages = 80;

    private readonly HashSet<string> said = [];

    /// <summary>The answers for which no page had a field.</summary>
    public IReadOnlyList<string> Unsaid => [.. answers.Where(a => !IsNothing(a.Value)).Select(a => a.Key).Except(said.Select(s => s.Split('.')[0]))];

    /// <summary>Answers and goes on, until there is nothing more to answer: all is there, she need not go on, or something is wrong.</summary>
    public async Task<(string Path, Seen Page)> ToTheEnd(string path, Seen page)
    {
        for (var pages = 0; pages < MostPages; pages++)
        {
            page = MoreRows(page) is { } group ? await Press(page, "add:" + group) : await Press(page, "next");
            while (page.LocationHeader is { } to) (path, page) = (to.Split('?', '#')[0], await browser.Get(to));
            if (Mistakes(page).Count > 0 || path.EndsWith("/confirm", StringComparison.Ordinal) || path.EndsWith("/exit", StringComparison.Ordinal)) return (path, page);
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        throw new InvalidOperationException($"After {MostPages} pages she is still at {page.Document.QuerySelector("h1")?.TextContent}");
    }

    /// <summary>What the page says is wrong: the control to which each line leads, and its words.</summary>
    public static IReadOnlyList<(string Control, string Words)> Mistakes(Seen page) =>
        [.. page.Document.QuerySelectorAll(".error-summary li").Select(l => (l.QuerySelector("a")?.GetAttribute("href")?.TrimStart('#') ?? l.QuerySelector("button")?.GetAttribute("value") ?? "", l.TextContent))];

    /// <summary>What a machine names by an id, a page sends as it is.</summary>
    public static JsonNode? WithoutFiles(JsonNode? node) => node switch
    {
        JsonObject file when file["mediaType"] is { } type => JsonValue.Create(type.GetValue<string>()),
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, WithoutFiles(p.Value)))),
        JsonArray all => new JsonArray([.. all.Select(WithoutFiles)]),
        _ => node?.DeepClone(),
    };

    // A group that stands on the page with fewer rows than she has to say.
    private string? MoreRows(Seen page) => Groups(page)
        .FirstOrDefault(g => At(g.Path) is JsonArray rows && rows.Count > g.Rows && page.Document.QuerySelector($"button[value='add:{g.Path}']") is not null).Path;

    private static IEnumerable<(string Path, int Rows)> Groups(Seen page) => Open(page, "input[name$='.rows']")
        .Select(i => (i.GetAttribute("name")![..^".rows".Length], int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture)));

    private static IEnumerable<IElement> Open(Seen page, string selector) => page.Document.QuerySelectorAll("main form " + selector)
        .Where(f => !f.HasAttribute("disabled") && !f.Ancestors<IElement>().Any(a => a.LocalName == "fieldset" && a.HasAttribute("disabled")));

    private async Task<Seen> Press(Seen page, string action)
    {
        var names = Open(page, "[name]").Select(f => f.GetAttribute("name")!).ToHashSet();
        var (fields, files) = (new List<(string, string?)>(), new List<(string, JsonNode)>());
        Say("", answers, form.All, names, fields, files);
        return await browser.Press(page, action, [.. files.Select(f => File(f.Item1, f.Item2))], [.. fields]);
    }

    private void Say(string prefix, JsonObject from, AskedSet set, HashSet<string> names, List<(string, string?)> fields, List<(string, JsonNode)> files)
    {
        foreach (var (id, answer) in from)
        {
            if (set.ById.GetValueOrDefault(id) is not { } item || IsNothing(answer)) continue;
            var path = prefix + id;
            if (item.Row is { } row)
            {
                var rows = answer!.AsArray();
                for (var i = 0; i < rows.Count; i++) Say($"{path}.{i}.", rows[i]!.AsObject(), row, names, fields, files);
                if (names.Contains(path + ".rows")) said.Add(path);
            }
            else if (item.Kind == "file")
            {
                if (names.Contains(path) && said.Add(path)) files.AddRange(answer!.AsArray().Select(f => (path, f!)));
            }
            else
            {
                foreach (var (name, value) in Fields(item, path, answer!))
                    if (names.Contains(name)) Add(path, name, value, fields);
            }
        }
    }

    private void Add(string path, string name, string value, List<(string, string?)> fields)
    {
        said.Add(path);
        fields.Add((name, value));
    }

    private JsonNode? At(string path) => path.Split('.').Aggregate<string, JsonNode?>(
        answers, (at, part) => at is JsonArray rows ? int.Parse(part, CultureInfo.InvariantCulture) is var i && i < rows.Count ? rows[i] : null : at?[part]);

    private static bool IsNothing(JsonNode? answer) => answer is null or JsonArray { Count: 0 };

    private static IEnumerable<(string Name, string Value)> Fields(AskedItem item, string path, JsonNode answer) => item.Kind switch
    {
        "date" => Day(path, answer),
        "month" => Text(answer).Split('-') is var parts ? [(path + ".era", "western"), (path + ".year", parts[0]), (path + ".month", parts[1])] : [],
        "period" => [.. Day(path + ".from", answer["from"]), .. Day(path + ".until", answer["until"])],
        "preferred-time" => [.. Day(path + ".date", answer["date"]), (path + ".time", answer["time"] is { } time ? Text(time) : "")],
        "yes-no" => [(path, answer.GetValue<bool>() ? "yes" : "no")],
        "check" => [(path, "yes")],
        "choose-many" => answer.AsArray().Select(o => ($"{path}.{item.Options.ToList().IndexOf(Text(o!)) + 1}", Text(o!))),
        _ when answer is JsonObject parts => parts.Where(p => p.Value is not null).Select(p => (p.Key is "address" or "bank" ? path : $"{path}.{p.Key}", Text(p.Value!))),
        _ => [(path, Text(answer))],
    };

    private static IEnumerable<(string Name, string Value)> Day(string path, JsonNode? day)
    {
        if (day is null) return [];
        var parts = Text(day).Split('-');
        return [(path + ".era", "western"), (path + ".year", parts[0]), (path + ".month", parts[1]), (path + ".day", parts[2])];
    }

    private static string Text(JsonNode node) => node.AsValue().TryGetValue<string>(out var text) ? text : node.ToJsonString();

    private static (string, string, byte[]) File(string path, JsonNode file)
    {
        var sent = Sent.Files.Single(f => f.Id == Guid.Parse(Text(file)));
        return (path, sent.Name, WholeCity.ContentOf(sent.Type));
    }
}
