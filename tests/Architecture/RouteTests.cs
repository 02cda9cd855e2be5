using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Web;

namespace SmartLocal.Tests.Architecture;

/// <summary>Who may use which route is read and agreed to by a person: routes.txt.</summary>
[Collection(nameof(BuiltCity))]
public sealed class RouteTests(BuiltCity city)
{
    [Fact]
    public void Every_route_says_who_may_use_it() => Verdict.None(city.Endpoints
        .Where(e => e.Metadata.GetMetadata<RoutePermission>() is null)
        .Select(e => $"{e.DisplayName} does not say who may use it: mark it .Public() or .Needs(...)"));

    [Fact]
    public void Every_route_says_it_once() => Verdict.None(city.Routes
        .Where(e => e.Metadata.GetOrderedMetadata<RoutePermission>().Select(p => p.Permission.Name).Distinct().Count() > 1)
        .Select(e => $"{e.DisplayName} is marked twice and the last mark wins: mark either the group or the route"));

    [Fact]
    public void The_reviewed_table_of_routes_is_true() => Verdict.Kept("tests/Architecture/routes.txt", Table());

    [Fact]
    public void No_two_routes_answer_the_same_request() => Verdict.None(city.Routes
        .SelectMany(e => Methods(e).Select(m => $"{m} {Path(e)}")).GroupBy(l => l).Where(g => g.Count() > 1)
        .Select(g => $"{g.Key} is mapped {g.Count()} times"));

    [Fact]
    public void What_the_staff_sees_is_open_to_staff_alone() => Verdict.None(city.Routes
        .Where(e => Path(e).StartsWith("/staff", StringComparison.Ordinal) && (!Path(e).StartsWith("/staff/sign-in", StringComparison.Ordinal) || Path(e).StartsWith("/staff/sign-ins", StringComparison.Ordinal)))
        .Where(e => e.Metadata.GetMetadata<RoutePermission>()?.Permission.Name is "anyone" or "resident")
        .Select(e => $"{Path(e)} lies under /staff and admits {e.Metadata.GetMetadata<RoutePermission>()!.Permission.Name}"));

    [Fact]
    public void A_route_of_the_api_never_answers_with_a_page() => Verdict.None(city.Routes
        .Where(e => Path(e).StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<MachineRoute>() is null)
        .Select(e => $"{Path(e)} is not marked .ForMachines(): a program would be redirected to a sign-in page"));

    private string Table() => string.Concat(city.Routes
        .SelectMany(e => Methods(e).Select(m => $"{m,-6} {Path(e),-64} {e.Metadata.GetMetadata<RoutePermission>()?.Permission.Name}\n"))
        .OrderBy(l => l[7..], StringComparer.Ordinal).ThenBy(l => l, StringComparer.Ordinal));

    private static IReadOnlyList<string> Methods(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? [.. methods] : ["ANY"];

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
