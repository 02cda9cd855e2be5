using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartLocal.Benchmarks;

/// <summary>Where a run's servers, data folders and scripts are.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string Procedure = "namagomi-kiki-hojokin";

    private int port = 5400;

    public string Root { get; } = Environment.GetEnvironmentVariable("SMARTLOCAL_ROOT") ?? throw new InvalidOperationException("Run it by ./bench");

    public string Folder { get; } = Directory.CreateTempSubdirectory("smartlocal-bench-").FullName;

    public string Host => Path.Combine(Root, "out", "host", "smartlocal");

    public int NextPort() => ++port;

    public IReadOnlyList<string> CityArguments(string data, string? postgres = null) =>
    [
        "--data", Path.Combine(Folder, data), "--city", Path.Combine(Root, "cities", "ome"),
        .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres],
    ];

    /// <summary>A new demo city, and a bearer token of a resident in it.</summary>
    public async Task<(Server Server, string Token)> StartCity(string data, string? postgres = null, string firstPath = "/health")
    {
        var arguments = CityArguments(data, postgres);
        var at = NextPort();
        // The first start makes the database and the demo world; what is measured is a server that has its data.
        await using (await Server.Start(Host, ["run", "--port", $"{at}", .. arguments], at, "/health"))
        {
        }

        var token = (await Tool.Run(Host, ["api-token", "hanako@ome.example", .. arguments])).Trim();
        return (await Server.Start(Host, ["run", "--port", $"{at}", .. arguments], at, firstPath), token);
    }

    public Task<Server> StartFloor(string kind, params string[] rest)
    {
        var at = NextPort();
        return Server.Start(Environment.ProcessPath!, ["floor", kind, $"{at}", .. rest], at, "/health");
    }

    /// <summary>The whole application as an API client sends it, its receipt photo sent before.</summary>
    public static async Task<string> ApplicationJson(Server city, string token)
    {
        using var http = new HttpClient { BaseAddress = city.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await ApplicationJson(http);
    }

    /// <summary>The same for a client that carries its token.</summary>
    public static async Task<string> ApplicationJson(HttpClient http)
    {
        using var photo = new ByteArrayContent(SmallestPng);
        using var sent = await http.PostAsync("/api/files?name=receipt.png", photo);
        sent.EnsureSuccessStatusCode();
        var file = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        return Application.Json(file!);
    }

    /// <summary>A wrk script that posts the JSON, each request under a key of its own.</summary>
    public string PostScript(string json)
    {
        var path = Path.Combine(Folder, $"post{NextPort()}.lua");
        File.WriteAllText(path, $$"""
            local body = [==[{{json}}]==]
            local run = tostring(os.time())
            local sent = 0
            request = function()
              sent = sent + 1
              wrk.headers["Content-Type"] = "application/json"
              wrk.headers["Authorization"] = "Bearer " .. (os.getenv("TOKEN") or "")
              wrk.headers["Idempotency-Key"] = run .. "-" .. sent
              return wrk.format("POST", nil, nil, body)
            end
            """);
        return path;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static readonly byte[] SmallestPng = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
