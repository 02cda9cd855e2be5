using System.Net;
using System.Net.Sockets;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Which addresses lie on the open internet (IANA's special-purpose registries, RFC 6890 and later): none of this machine, of the city's own network, of one
/// cable, of a group, or kept for examples. A name that a stranger chose may lead to no other.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // between a carrier and its customers
        IPNetwork.Parse("127.0.0.0/8"), // this machine
        IPNetwork.Parse("169.254.0.0/16"), // one cable, and the metadata of clouds
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocols
        IPNetwork.Parse("192.0.2.0/24"), // examples
        IPNetwork.Parse("192.88.99.0/24"), // relays of 6to4
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // measurements
        IPNetwork.Parse("198.51.100.0/24"), // examples
        IPNetwork.Parse("203.0.113.0/24"), // examples
        IPNetwork.Parse("224.0.0.0/4"), // groups
        IPNetwork.Parse("240.0.0.0/4"), // kept, and everybody on this cable
    ];

    /// <summary>All that is given out so far; what lies outside is this machine, a cable, a group, private, or IPv4 in disguise.</summary>
    private static readonly IPNetwork Open6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Closed6 =
    [
        IPNetwork.Parse("2001::/23"), // protocols; Teredo has an IPv4 address in it
        IPNetwork.Parse("2001:db8::/32"), // examples
        IPNetwork.Parse("2002::/16"), // 6to4 has an IPv4 address in it
        IPNetwork.Parse("3fff::/20"), // examples
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Closed4.Any(n => n.Contains(address)),
            AddressFamily.InterNetworkV6 => address.ScopeId == 0 && Open6.Contains(address) && !Closed6.Any(n => n.Contains(address)),
            _ => false,
        };
    }
}
