using System.Security.Cryptography;
using System.Text;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Messages;

/// <summary>
/// Where providers say what did not arrive: an address on this site with a mark under the city's key. Whoever knows it can say no more
/// than that something came back which he was given to carry.
/// </summary>
internal sealed class ReturnLinks(CityKeys keys)
{
    /// <summary>The channels whose providers say so.</summary>
    public static readonly IReadOnlyList<Channel> Channels = [Channel.Mail, Channel.Sms];

    public string PathOf(Channel channel) => $"/hooks/{Words.Of(channel)}/{MarkOf(channel)}";

    public bool IsOurs(Channel channel, string mark) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(MarkOf(channel)), Encoding.UTF8.GetBytes(mark));

    private string MarkOf(Channel channel) => keys.Mark($"hook\n{Words.Of(channel)}");
}
