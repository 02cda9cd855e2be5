using System.Diagnostics;
using System.Globalization;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Procedures.Catalogue;
using YamlDotNet.Core;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>All procedures of the city folder: reading them, and finding one by words.</summary>
internal static class Definitions
{
    private const double MostSeconds = 1;
    private const double MostMilliseconds = 5;
    private const int Turns = 200;

    /// <summary>What people look for: by everyday words, by reading, with a slip, in a sentence, and for nothing.</summary>
    private static readonly string[] Sought =
        ["引っ越し", "ひっこし", "ｺﾝﾎﾟｽﾄ 補助", "コンポスド", "住民票の写し", "子どもの医療証がほしい", "会社を辞めた", "保険証をなくした", "届け出", "moving", "税", "火星の石を拾った"];

    /// <summary>From the folder to every form compiled, on all cores, in a process that has just done it once.</summary>
    public static Task<Row> Loading(Bench bench)
    {
        var folder = Path.Combine(bench.Root, "cities", "ome");
        var count = 0;
        var first = Timed(() => count = Load(folder).Length);
        var again = Enumerable.Range(0, 3).Select(_ => Timed(() => Load(folder))).Min();
        var parsing = Enumerable.Range(0, 3).Select(_ => Timed(() => Parse(folder))).Min();
        return Task.FromResult(new Row(
            "load-all", again, "s to read and compile all", parsing, "YamlDotNet, the same files as events", again / parsing, $"≤ {MostSeconds} s", again <= MostSeconds)
        {
            Note = $"{count} procedures; in a cold process {first.ToString("0.00", CultureInfo.InvariantCulture)} s",
        });
    }

    /// <summary>One query over all of them.</summary>
    public static Task<Row> Searching(Bench bench)
    {
        var files = CityFolder.Open(Path.Combine(bench.Root, "cities", "ome")).Files;
        var procedures = Load(Path.Combine(bench.Root, "cities", "ome")).OrderBy(p => p.Reading, StringComparer.Ordinal).ToArray();
        SearchIndex<ProcedureDefinition>? index = null;
        var built = Timed(() => index = ProcedureIndex.Of(
            procedures, DefinitionFile.ReadCategories("", files["categories.yaml"]!.Text).Categories, DefinitionFile.ReadEvents("", files["events.yaml"]!.Text).Events,
            p => DefinitionFile.WordsAsked(files[$"procedures/{p.Id}.yaml"]!.Text), Synonyms.Of(files)));
        var texts = procedures.Select(p => Spelling.Loose(files[$"procedures/{p.Id}.yaml"]!.Text)).ToArray();
        var (ours, floor, held) = (0d, 0d, 0);
        var slowest = "";
        foreach (var sought in Sought)
        {
            var took = Each(() => index!.Find(SearchWords.Of(sought)));
            if (took > ours) (ours, slowest) = (took, sought);
            floor = Math.Max(floor, Each(() => held += texts.Count(t => t.Contains(Spelling.Loose(sought), StringComparison.Ordinal))));
        }

        return Task.FromResult(new Row(
            "catalogue-search", ours, "ms for the slowest query", floor, "the word in each file's text", ours / floor, $"≤ {MostMilliseconds} ms", ours <= MostMilliseconds)
        {
            Note = $"{procedures.Length} procedures, {Sought.Length} queries, the slowest 「{slowest}」; the index in {built.ToString("0.00", CultureInfo.InvariantCulture)} s",
        });
    }

    private static ProcedureDefinition[] Load(string folder)
    {
        var files = Vocabulary.Carried(CityFolder.Open(folder).Files, p => p.StartsWith("procedures/", StringComparison.Ordinal));
        var read = files.Under("procedures").AsParallel().AsOrdered().Select(f => DefinitionFile.Open(f.Text, f.Hash)).ToArray();
        return read.Sum(p => p.Form.Items.Count) > 0 ? read : throw new InvalidOperationException("No procedure asks anything");
    }

    private static void Parse(string folder)
    {
        foreach (var file in CityFolder.Open(folder).Files.Under("procedures"))
            for (var parser = new Parser(new StringReader(file.Text)); parser.MoveNext();)
            {
            }
    }

    private static double Each(Action find)
    {
        for (var i = 0; i < Turns; i++) find();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Turns; i++) find();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / Turns;
    }

    private static double Timed(Action act)
    {
        var began = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
