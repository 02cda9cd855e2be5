using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Web;

/// <summary>
/// Where this site is, for links in mails. A city names it (<c>Site:Address</c>); a demo is where its own server listens. Never
/// taken from a request: whoever forges its Host header would put another site's address into a real mail.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration, DataFolder folder, IServer server)
{
    /// <summary>Without a slash at the end; null when nobody has said.</summary>
    public string? Value => Named ?? Listening?.TrimEnd('/');

    /// <summary>What the city has named, without a slash at the end; null where it has not.</summary>
    internal string? Named => configuration["Site:Address"] is { Length: > 0 } named ? named.TrimEnd('/') : null;

    private string? Listening => folder.Origin is Origin.Simulated
        ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        : null;
}
