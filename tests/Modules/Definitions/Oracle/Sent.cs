using System.Text.Json.Nodes;
using SmartLocal.Feel;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>The files that somebody has sent before: a few of each kind, named in answers by their ids.</summary>
internal static class Sent
{
    /// <summary>Those that somebody may name. The last is larger than any form takes.</summary>
    public static readonly IReadOnlyList<SentFile> Files =
    [
        .. from type in new[] { "jpeg", "png", "pdf" } from n in Enumerable.Range(1, 4) select File($"{type}-{n}", type, 1_000 + n),
        File("large-jpeg", "jpeg", 99_000_000), File("large-png", "png", 99_000_000), File("large-pdf", "pdf", 99_000_000), File("text", "plain", 10),
    ];

    public static Given Some(Random random, YamlNode node)
    {
        var types = TypesOf(node);
        var most = Math.Min(node.Number("maxFiles") ?? 1, 4);
        var files = Files.Where(f => types.Contains(f.Type) && f.Size < 100_000).OrderBy(_ => random.Next()).Take(random.Next(1, most + 1)).ToList();
        return Of(files);
    }

    public static Given Of(IReadOnlyList<SentFile> files) => new(
        new JsonArray([.. files.Select(f => (JsonNode)f.Id.ToString())]),
        new JsonArray([.. files.Select(f => new JsonObject { ["id"] = f.Id.ToString(), ["name"] = f.Name, ["mediaType"] = f.MediaType, ["size"] = f.Size })]),
        FeelValue.ListOf(files.Select(f => (FeelValue)f.Name)));

    public static IReadOnlyList<string> TypesOf(YamlNode node) =>
        node.Find("types") is YamlSequenceNode types ? [.. types.Children.Select(t => ((YamlScalarNode)t).Value!)] : ["jpeg", "png", "pdf"];

    private static SentFile File(string name, string type, long size) =>
        new(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)), $"{name}.{type}", type, size);
}

/// <summary>A file that was sent.</summary>
internal sealed record SentFile(Guid Id, string Name, string Type, long Size)
{
    public string MediaType => Type switch { "jpeg" => "image/jpeg", "png" => "image/png", "pdf" => "application/pdf", _ => "text/plain" };
}
