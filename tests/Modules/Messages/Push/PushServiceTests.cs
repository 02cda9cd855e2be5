using System.Net;
using System.Net.Http.Headers;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Keys;
using SmartLocal.Simulators.Push;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>The stand-in says no where the great push services do.</summary>
public sealed class PushServiceTests(PushOnLoopback push) : IClassFixture<PushOnLoopback>
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("", "", HttpStatusCode.Created)]
    [InlineData("TTL", "", HttpStatusCode.BadRequest)]
    [InlineData("TTL", "soon", HttpStatusCode.BadRequest)]
    [InlineData("TTL", "-1", HttpStatusCode.BadRequest)]
    [InlineData("TTL", "2419201", HttpStatusCode.BadRequest)]
    [InlineData("Topic", "abcdefghijklmnopqrstuvwxyz1234567", HttpStatusCode.BadRequest)]
    [InlineData("Topic", "a b", HttpStatusCode.BadRequest)]
    [InlineData("Urgency", "urgent", HttpStatusCode.BadRequest)]
    [InlineData("Content-Encoding", "aesgcm", HttpStatusCode.BadRequest)]
    [InlineData("Authorization", "", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer a", HttpStatusCode.Unauthorized)]
    public async Task What_the_standards_ask_is_asked(string header, string value, HttpStatusCode answer)
    {
        var (browser, _) = push.Subscribe();

        Assert.Equal(answer, await Ask(browser, push.Vapid, 200, header, value));
        Assert.Equal(answer is HttpStatusCode.Created ? 1 : 0, push.At(browser).Count);
    }

    [Fact]
    public async Task A_body_of_4096_bytes_is_taken_and_one_more_is_too_long()
    {
        var (browser, _) = push.Subscribe();

        Assert.Equal(HttpStatusCode.Created, await Ask(browser, push.Vapid, 4_096));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Ask(browser, push.Vapid, 4_097));
    }

    [Fact]
    public async Task A_token_that_is_over_or_for_another_service_or_of_another_city_is_not_believed()
    {
        var (browser, _) = push.Subscribe();
        var other = push.Vapid.Authorization(new Uri("https://fcm.googleapis.com/a"))!;
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(browser, push.Vapid, 200, "Authorization", other));

        var folder = Directory.CreateTempSubdirectory("stranger-").FullName;
        using var keys = new CityKeys(folder);
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(browser, push.Stranger(keys), 200));
        Directory.Delete(folder, recursive: true);

        var old = push.Vapid.Authorization(browser.Endpoint)!;
        push.Ome.Clock.Move(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(browser, push.Vapid, 200, "Authorization", old));
        Assert.Equal(HttpStatusCode.Created, await Ask(browser, push.Vapid, 200));
    }

    [Fact]
    public async Task A_browser_gets_sixty_messages_in_a_minute()
    {
        var (browser, _) = push.Subscribe();
        for (var i = 0; i < 60; i++) Assert.Equal(HttpStatusCode.Created, await Ask(browser, push.Vapid, 100));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Ask(browser, push.Vapid, 100));
        push.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Created, await Ask(browser, push.Vapid, 100));
    }

    [Fact]
    public async Task An_endpoint_that_never_was_is_unknown_and_one_that_was_is_gone()
    {
        var (browser, _) = push.Subscribe();
        push.Simulator.End(browser);
        Assert.Equal(HttpStatusCode.Gone, await Ask(browser, push.Vapid, 200));
        using var answer = await Http.PostAsync(new Uri(push.Simulator.Origin!, PushSimulator.EndpointPath + "nobody"), null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Ask(SimulatedBrowser browser, Vapid vapid, int bytes, string header = "", string value = "")
    {
        using var content = new ByteArrayContent(new byte[bytes]);
        using var request = new HttpRequestMessage(HttpMethod.Post, browser.Endpoint) { Content = content };
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["TTL"] = "60", ["Authorization"] = vapid.Authorization(browser.Endpoint)!, ["Content-Encoding"] = "aes128gcm" };
        if (header.Length > 0) headers[header] = value;
        foreach (var (name, said) in headers.Where(h => h.Value.Length > 0))
            Assert.True((name.StartsWith("Content", StringComparison.Ordinal) ? (HttpHeaders)content.Headers : request.Headers).TryAddWithoutValidation(name, said));
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }
}
