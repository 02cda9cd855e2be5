using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Simulators.DigitalId;
using SmartLocal.Tests.Definitions.Oracle;

namespace SmartLocal.Tests.Definitions;

/// <summary>Ome with all its procedures, and a resident who has sent every file that answers may name.</summary>
public sealed class WholeCity : IAsyncLifetime
{
    public const string Mail = "whole@example.jp";

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGbA2EQAAAABJRU5ErkJggg==");

    private readonly Dictionary<Guid, JsonObject> files = [];

    public Ome Ome { get; } = new() { City = Path.Combine(Ome.Repository, "cities", "ome") };

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        using var resident = await Resident(IdentityLevel.Login);
        foreach (var file in Sent.Files.Where(f => f.Size < 100_000 && f.Type != "plain"))
        {
            using var content = new ByteArrayContent(ContentOf(file.Type));
            using var answer = await resident.PostAsync(new Uri($"/api/files?name={file.Name}", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
            files[file.Id] = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    /// <summary>Her program, signed in as surely as this, today by the city's clock.</summary>
    public async Task<HttpClient> Resident(IdentityLevel level)
    {
        var client = new HttpClient { BaseAddress = new Uri(Ome.Address) };
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.Add("Cookie", $"session={(await Ome.SignIn(Mail, level)).Secret}");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>A file of this type.</summary>
    internal static byte[] ContentOf(string type) => type switch { "png" => Png, "pdf" => "%PDF-1.4\n%%EOF\n"u8.ToArray(), _ => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100]] };

    /// <summary>The same with the files that she has really sent in place of the oracle's.</summary>
    internal JsonNode Hers(JsonNode of)
    {
        var text = of.ToJsonString();
        foreach (var (id, file) in files) text = text.Replace(id.ToString(), file["id"]!.GetValue<string>(), StringComparison.Ordinal);
        var hers = JsonNode.Parse(text)!;
        Sizes(hers);
        return hers;
    }

    /// <summary>What was given as it is read back: an individual number by nobody.</summary>
    internal static JsonNode ReadBack(RawDefinition raw, JsonNode kept)
    {
        var numbers = raw.Form.Items.Where(i => i.Kind == "my-number").Select(i => i.Id).ToHashSet();
        var read = kept.DeepClone();
        Hide(read);
        return read;

        void Hide(JsonNode? node)
        {
            if (node is JsonArray all) foreach (var one in all) Hide(one);
            if (node is not JsonObject map) return;
            foreach (var (name, value) in map.ToList())
                if (numbers.Contains(name) && value is JsonObject answer) answer["value"] = new string('＊', 12);
                else Hide(value);
        }
    }

    /// <summary>She signs these answers with her card, as the simulator's authority has made it.</summary>
    internal async Task Sign(string procedure, JsonNode answers)
    {
        var definition = Ome.Get<ProcedureCatalogue>().Find(procedure)!;
        var typed = TypedJson.Read(definition.Form, Encoding.UTF8.GetBytes(answers.ToJsonString())).Value;
        var actor = (await Ome.SignIn(Mail, IdentityLevel.Signed)).Actor;
        Assert.Null(await Ome.Get<SentFiles>().LookUp(actor, typed, default));
        var read = definition.Form.Read(typed, new Reading(Ome.Get<Towns>().Directory, Instant.From(Ome.Clock.GetUtcNow()).TokyoDate)).Value;
        _ = (await Ome.As(actor).Perform(new SignByCard(SubmitApplication.Of(definition, read).Statement(Ome.Get<Vault>()), Ome.Get<SigningCards>()), default)).Value;
    }

    internal static async Task<HttpResponseMessage> Submit(HttpClient resident, string procedure, string key, JsonNode answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/procedures/{procedure}/applications")
        {
            Content = new StringContent(answers.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")), Headers = { { "Idempotency-Key", key } },
        };
        return await resident.SendAsync(request);
    }

    // What a file is kept as says its real size.
    private void Sizes(JsonNode? node)
    {
        if (node is JsonObject map && map["mediaType"] is not null && files.Values.FirstOrDefault(f => f["id"]!.GetValue<string>() == map["id"]!.GetValue<string>()) is { } file)
            map["size"] = file["size"]!.DeepClone();
        foreach (var inner in node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => Enumerable.Empty<JsonNode?>() }) Sizes(inner);
    }

    private sealed record SignByCard(string Statement, SigningCards Cards) : IAct<Done>
    {
        public ActKind Kind { get; } = new("test.sign-by-card", Permission.Resident);

        public ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Statement));
            var (value, certificate) = Cards.Sign(new TestPerson { Card = "whole", Name = "デモ 花子", BirthDate = "1988-04-12", Gender = "female", Address = "東京都青梅市" }, digest);
            SignatureRow.Add(acting, AccountId.From(acting.Actor.Id), new CardSignature(digest, value, certificate));
            return ValueTask.FromResult<Result<Done>>(Done.Yes);
        }
    }
}
