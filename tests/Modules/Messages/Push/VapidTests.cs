using System.Text.Json;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>Who the city says that it is, judged by a library of others.</summary>
public sealed class VapidTests(PushOnLoopback push) : IClassFixture<PushOnLoopback>
{
    private static readonly Uri Endpoint = new("https://fcm.googleapis.com/fcm/send/a");

    [Fact]
    public async Task A_library_of_others_believes_the_token_and_reads_who_and_for_how_long()
    {
        var now = push.Ome.Clock.GetUtcNow().ToUnixTimeSeconds();

        using var said = JsonDocument.Parse(await Peers.Run("push-token.mjs", push.Vapid.Authorization(Endpoint)!, "https://fcm.googleapis.com", $"{now}"));

        Assert.StartsWith("mailto:", said.RootElement.GetProperty("sub").GetString(), StringComparison.Ordinal);
        Assert.InRange(said.RootElement.GetProperty("exp").GetInt64() - now, 1, 24 * 3600);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Peers.Run("push-token.mjs", push.Vapid.Authorization(Endpoint)!, "https://web.push.apple.com", $"{now}"));
    }

    [Fact]
    public void A_token_serves_its_service_for_hours_and_ends_before_it_is_refused()
    {
        var first = push.Vapid.Authorization(Endpoint);
        Assert.Equal(first, push.Vapid.Authorization(new Uri("https://fcm.googleapis.com/fcm/send/b")));
        Assert.NotEqual(first, push.Vapid.Authorization(new Uri("https://web.push.apple.com/a")));
        push.Ome.Clock.Move(TimeSpan.FromHours(5));
        Assert.Equal(first, push.Vapid.Authorization(Endpoint));
        push.Ome.Clock.Move(TimeSpan.FromHours(2));
        Assert.NotEqual(first, push.Vapid.Authorization(Endpoint));
    }
}
