using System.Net;
using Microsoft.AspNetCore.Builder;
using ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders;

namespace SmartLocal.Host;

/// <summary>
/// The proxies before this host (<c>Site:Proxies</c>, addresses or networks with commas between them). What they forward of the
/// visitor's address and scheme is believed; what anybody else writes there is not looked at.
/// </summary>
internal static class Proxies
{
    /// <summary>The networks in a list; one address is a network of its own.</summary>
    /// <exception cref="FormatException">One of them is no address.</exception>
    public static IReadOnlyList<IPNetwork> Read(string? list) =>
    [
        .. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n =>
            n.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(n) : IPAddress.Parse(n) is var address ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : default),
    ];

    public static void UseProxies(this IApplicationBuilder app, string? list)
    {
        var networks = Read(list);
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = networks.Count };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
