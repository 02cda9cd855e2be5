using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>Acting for another over the API.</summary>
public sealed class MandateApiTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly Uri Submit = new("/api/procedures/namagomi-kiki-hojokin/applications", UriKind.Relative);

    [Fact]
    public async Task A_machine_reads_the_mandates_of_its_holder_and_hands_in_for_their_person()
    {
        using var world = await BehalfWorld.Given(ome, "api");
        using var client = await Client(world.HanakoMail);
        var mandates = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/mandates", UriKind.Relative));
        var one = Assert.Single(mandates.EnumerateArray());
        Assert.Equal((world.Mandate, "delegate", "デモ 梅"), (one.GetProperty("id").GetGuid(), one.GetProperty("kind").GetString(), one.GetProperty("name").GetString()));
        Assert.Equal("handed-in", one.GetProperty("told").GetString());

        var body = await Body(client);
        var own = await Send(client, body, null);
        var forUme = await Send(client, body, world.Mandate);
        Assert.NotEqual(own, forUme); // the same key for another person is another key
        await using var db = ome.Read();
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == forUme);
        Assert.Equal((world.UmeHerself.Id, world.HanakoHerself.Id, "api"), (application.Account.Value, application.Agent!.Value, application.Channel));
        Assert.Null((await db.Set<Application>().SingleAsync(a => a.Receipt == own)).Agent);
    }

    [Fact]
    public async Task A_mandate_of_others_or_one_that_is_over_is_refused()
    {
        using var world = await BehalfWorld.Given(ome, "api-others");
        using var stranger = await Client("api-stranger@example.jp");
        var body = await Body(stranger);
        Assert.Equal("behalf.unknown", await Code(stranger, body, world.Mandate));
        using var hanako = await Client(world.HanakoMail);
        await world.End();
        Assert.Equal("behalf.unknown", await Code(hanako, await Body(hanako), world.Mandate));
    }

    private async Task<HttpClient> Client(string mail)
    {
        var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await ome.SignIn(mail)).Secret);
        return client;
    }

    private static async Task<string> Body(HttpClient client)
    {
        using var photo = new ByteArrayContent(Browser.Jpeg());
        using var sent = await client.PostAsync(new Uri("/api/files?name=receipt.jpg", UriKind.Relative), photo);
        return ProceduresApiTests.Body((await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    private static async Task<string> Send(HttpClient client, string body, Guid? mandate)
    {
        using var answer = await Ask(client, body, mandate);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString()!;
    }

    private static async Task<string> Code(HttpClient client, string body, Guid mandate)
    {
        using var answer = await Ask(client, body, mandate);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string body, Guid? mandate)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Submit) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "one-key");
        if (mandate is { } id) request.Headers.Add(Mandates.Header, id.ToString());
        return await client.SendAsync(request);
    }
}
