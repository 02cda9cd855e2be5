using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Tests.Definitions.Oracle;
using SmartLocal.Tests.Forms;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions;

/// <summary>All definitions of the repository's city, as the form language reads them.</summary>
internal static class DefinitionWorld
{
    private static readonly Lazy<ReleaseFiles> Made = new(() =>
        Vocabulary.Carried(CityFolder.Open(Path.Combine(Ome.Repository, "cities", "ome")).Files, p => p.StartsWith("procedures/", StringComparison.Ordinal)));

    /// <summary>The files, each definition with the words it uses.</summary>
    public static ReleaseFiles Files => Made.Value;

    /// <summary>The day on which the tests fill in a definition: a Friday on which nothing is special, or the first day of its season.</summary>
    public static DateOnly DayOf(RawDefinition definition) => definition.OpenDay(Subsidy.Today);

    public static bool Deep => Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP") is { Length: > 0 };

    /// <summary>Names of the definitions that are received, for theories.</summary>
    public static IEnumerable<object[]> Received => RawCity.Ome.All.Where(d => d.IsReceived).Select(d => new object[] { d.Id });

    public static RawDefinition Raw(string id) => RawCity.Ome.All.Single(d => d.Id == id);

    public static ProcedureDefinition Read(string id) => Read(Files[$"procedures/{id}.yaml"]!).Definition ?? throw new InvalidOperationException($"{id} has mistakes");

    public static (ProcedureDefinition? Definition, IReadOnlyList<Finding> Findings) Read(ReleaseFile file) =>
        DefinitionFile.Read(file.Path, file.Text, file.Hash, Surroundings.Any);

    /// <summary>The definition with its form as the oracle has it now, or null where it has a mistake.</summary>
    public static ProcedureDefinition? Rewritten(RawDefinition raw)
    {
        var file = Files[$"procedures/{raw.Id}.yaml"]!;
        using var writer = new StringWriter();
        new YamlStream(new YamlDocument(new YamlMappingNode { { "form", raw.Form.Node } })).Save(writer, assignAnchors: false);
        var lines = file.Text.Split('\n').ToList();
        var from = lines.FindIndex(l => l.StartsWith("form:", StringComparison.Ordinal));
        var to = lines.FindIndex(from + 1, l => l.Length > 0 && (char.IsLetter(l[0]) || l.StartsWith("---", StringComparison.Ordinal)));
        var text = string.Join('\n', [.. lines.Take(from), writer.ToString().TrimEnd('\n', '.', '\r'), .. to < 0 ? [] : lines.Skip(to)]) + "\n";
        return Read(file.WithText(text)).Definition;
    }

    /// <summary>What comes of a body, in the words of the oracle.</summary>
    public static OracleCase Outcome(FormDefinition form, OracleCase tried, DateOnly today)
    {
        var came = new OracleCase(tried.Name, tried.Sent);
        if (!TypedJson.Read(form, System.Text.Encoding.UTF8.GetBytes(tried.Sent.ToJsonString())).Try(out var typed, out var no)) return came with { Refused = no.Kind.Code, About = no.Field };
        typed.Replace(id => Sent.Files.Where(f => f.Id == id.Value).Select(f => new FileRef(id, f.Name, f.MediaType, f.Size)).Single());
        var filled = FilledForm.Of(form, typed, Subsidy.Reading with { Today = today });
        came = came with
        {
            Shown = Those(form.All, filled.All, "", (set, item) => set.IsShown(item)).ToHashSet(), Required = Those(form.All, filled.All, "", (set, item) => set.IsRequired(item)).ToHashSet(),
        };
        if (filled.Read().Try(out var answers, out no)) return came with { Kept = JsonNode.Parse(answers.ToJson())!.AsObject() };
        return came with
        {
            Refused = no.Kind.Code, About = Says(no), Faults = [.. no.Parts.Select(p => new Fault(p.Field!, p.Kind.Code, Says(p)))],
        };
    }

    /// <summary>How two outcomes differ; null where they do not.</summary>
    public static string? Difference(OracleCase expected, OracleCase came)
    {
        if (expected.Refused != came.Refused) return $"{expected.Refused ?? "accepted"} was expected and {came.Refused ?? "accepted"} came: {Parts(expected)} / {Parts(came)}";
        if (expected.About != came.About) return $"it was to be about {expected.About} and is about {came.About}";
        if (!expected.Faults.Order(Comparison).SequenceEqual(came.Faults.Order(Comparison))) return $"{Parts(expected)} were expected and {Parts(came)} came";
        if (Otherwise(expected.Shown, came.Shown) is { } asked) return $"asked otherwise: {asked}";
        if (Otherwise(expected.Required, came.Required) is { } required) return $"required otherwise: {required}";
        return JsonNode.DeepEquals(expected.Kept, came.Kept) ? null : $"{expected.Kept?.ToJsonString(Plain)} was to be kept and {came.Kept?.ToJsonString(Plain)} is";
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Comparer<Fault> Comparison = Comparer<Fault>.Create((a, b) => string.CompareOrdinal($"{a.Path} {a.Code} {a.Says}", $"{b.Path} {b.Code} {b.Says}"));

    private static string Parts(OracleCase of) => $"[{string.Join("; ", of.Faults.Select(f => $"{f.Path} {f.Code} {f.Says}"))}]{of.About}";

    private static string? Says(Refusal no) => no.Values.TryGetValue("says", out var says) ? ((SmartLocal.Platform.Text.LocalText)says).Ja : null;

    private static string? Otherwise(IReadOnlySet<string>? expected, IReadOnlySet<string>? came) => expected is null || came is null || expected.SetEquals(came)
        ? null
        : string.Join(", ", expected.Except(came).Select(i => "-" + i).Concat(came.Except(expected).Select(i => "+" + i)));

    private static IEnumerable<string> Those(ItemSet set, FilledSet filled, string prefix, Func<FilledSet, FormItem, bool> which)
    {
        foreach (var item in set.Items)
        {
            if (which(filled, item)) yield return prefix + item.Id;
            if (item is not GroupItem group) continue;
            for (var i = 0; i < filled.Rows(group).Count; i++)
                foreach (var inner in Those(group.Row, filled.Rows(group)[i], $"{prefix}{item.Id}.{i}.", which)) yield return inner;
        }
    }
}
