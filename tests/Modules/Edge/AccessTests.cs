using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.Platform.Clients;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>
/// Every route of the running host, asked by everybody for two records: her own and somebody else's. What each answer must be
/// is read and agreed to by a person, in access.txt, and follows from nothing in the code.
/// </summary>
public sealed partial class AccessTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly string Reviewed = Path.Combine(Ome.Repository, "tests", "Modules", "Edge", "access.txt");

    [Fact]
    public async Task Nobody_is_answered_what_the_reviewed_table_does_not_say()
    {
        await TwoOffices.Start(ome);
        await TwoOffices.Publish(ome);
        var (a, b) = await Matters();
        ome.Clock.Move(OfficeApi.Settled + TimeSpan.FromSeconds(1)); // a system is told of cases that are settled
        var clients = new List<HttpClient>();
        foreach (var visitor in Visitor.All) clients.Add(await visitor.Browser(ome));
        var seen = new List<AccessRow>();
        // What changes something comes after what only looks, and has records of its own. Being told nothing more comes last, and signing out after it.
        foreach (var (method, route) in RoutesOf(ome).OrderBy(r => r.Method != "GET").ThenBy(r => r.Route switch { "/sign-out" or "/my/account/sessions/close-all" => 2, "/my/ways/stop" => 1, _ => 0 }).ThenBy(r => r.Route, StringComparer.Ordinal))
        {
            if (method != "GET" && route.Contains('{', StringComparison.Ordinal)) (a, b) = await Matters();
            var answers = new List<string>();
            foreach (var client in clients)
                answers.Add(AccessRow.Cell(await Ask(client, method, route, a, (a, b)), await Ask(client, method, route, b, (a, b))));

            seen.Add(new AccessRow(method, route, answers));
        }

        clients.ForEach(c => c.Dispose());
        if (Environment.GetEnvironmentVariable("SMARTLOCAL_ACCEPT") == "1") await File.WriteAllTextAsync(Reviewed, AccessRow.Table(seen));
        var agreed = AccessRow.Read(await File.ReadAllLinesAsync(Reviewed));
        var findings = seen.Where(s => !agreed.Contains(s.ToString())).Select(s => agreed.FirstOrDefault(l => AccessRow.IsOf(l, s)) is { } other
                ? $"{s}\n  is what is answered; access.txt says\n{other}"
                : $"{s}\n  is not in access.txt; add the line, if that is who may")
            .Concat(agreed.Where(l => !seen.Any(s => AccessRow.IsOf(l, s))).Select(l => $"{l}\n  stands in access.txt and is no route any more; delete it"))
            .ToList();
        Assert.True(findings.Count == 0, $"{findings.Count} found:\n{AccessRow.Head}\n{string.Join('\n', findings)}");
    }

    private async Task<(OneMatter A, OneMatter B)> Matters()
    {
        var both = await Task.WhenAll(TwoOffices.A(ome), TwoOffices.B(ome));
        return (both[0], both[1]);
    }

    internal static IEnumerable<(string Method, string Route)> RoutesOf(Ome ome) => ome.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText is not "{**path:file}")
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } m ? m : ["GET"])
            .Select(method => (method, "/" + e.RoutePattern.RawText!.Trim('/'))));

    private static async Task<string> Ask(HttpClient client, string method, string route, OneMatter about, (OneMatter A, OneMatter B) both)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), AccessRow.Fill(route, about));
        if (method != "GET") request.Content = new StringContent("action=decide", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.SendAsync(request);
        // Her own address in the header, and the address that she asked for in the links to other languages, tell her nothing.
        var body = SignedInAs().Replace(await answer.Content.ReadAsStringAsync(), "");
        if (route.Contains("{receipt}", StringComparison.Ordinal)) body = body.Replace(about.Receipt, "", StringComparison.Ordinal);
        var told = (both.A.IsIn(body) ? "A" : "") + (both.B.IsIn(body) ? "B" : "");
        return AccessRow.ClassOf(answer) + (told.Length > 0 ? ":" + told : "");
    }

    [GeneratedRegex("<span class=\"who-name\">[^<]*</span>", RegexOptions.None, 1000)]
    private static partial Regex SignedInAs();
}

/// <summary>Whoever may knock.</summary>
internal sealed record Visitor(string Name, Func<Ome, Task<HttpClient>> Browser)
{
    public static IReadOnlyList<Visitor> All { get; } =
    [
        new("visitor", ome => Task.FromResult(ome.NewBrowser())),
        new("resident-a", ome => ome.NewBrowser("a@example.jp")),
        new("resident-b", ome => ome.NewBrowser("b@example.jp")),
        new("resident-c", ome => ome.NewBrowser("c@example.jp")),
        new("token-a", async ome =>
        {
            var client = ome.NewBrowser();
            client.DefaultRequestHeaders.Authorization = new("Bearer", (await ome.SignIn("a@example.jp")).Secret);
            return client;
        }),
        new("clerk-a", ome => ome.StaffBrowser("clerk")),
        new("unit-chief-a", ome => ome.StaffBrowser("unit-chief")),
        new("chief-a", ome => ome.StaffBrowser("chief")),
        new("clerk-b", ome => ome.StaffBrowser("shimin")),
        new("dx", ome => ome.StaffBrowser("dx")),
        new("system-a", async ome =>
        {
            using var system = await OutsideSystem.Register(ome);
            var client = ome.NewBrowser();
            client.DefaultRequestHeaders.Authorization = new("Bearer", await system.Token());
            return client;
        }),
    ];
}
