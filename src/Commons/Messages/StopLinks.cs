using System.Security.Cryptography;
using System.Text;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Messages;

/// <summary>The links by which mails stop: the delivery, and a mark under the city's key that nobody else can make.</summary>
internal sealed class StopLinks(CityKeys keys)
{
    public string PathOf(DeliveryId delivery) => $"/stop/{delivery.Value}/{MarkOf(delivery)}";

    public bool IsOurs(DeliveryId delivery, string mark) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(MarkOf(delivery)), Encoding.UTF8.GetBytes(mark));

    private string MarkOf(DeliveryId delivery) => keys.Mark($"stop\n{delivery.Value}");
}
