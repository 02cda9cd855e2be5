using System.Security.Cryptography.X509Certificates;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;
using YamlDotNet.Core;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>
/// The providers of the release in force. A file of the same name in the data folder takes its place, for an installation
/// whose clients are registered under other names than the city's own.
/// </summary>
internal sealed class Providers(DataFolder folder, SiteAddress site, IEnumerable<ISimulatedDigitalId> simulated) : IReleasePart
{
    /// <summary>The names under which the providers stand in paths.</summary>
    public const string DigitalId = "digital-id", Staff = "staff";

    private volatile SignInFile file = new();

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[SignInFile.Path] is not { } written) return [];
        try
        {
            var read = Yaml.Read<SignInFile>(written.Text);
            return [.. Check(DigitalId, read.DigitalId), .. Check(Staff, read.Staff)];
        }
        catch (YamlException e)
        {
            return [new(written.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files)
    {
        var own = folder.File(SignInFile.Path);
        var text = File.Exists(own) ? File.ReadAllText(own) : files[SignInFile.Path]?.Text;
        file = text is null ? new() : Yaml.Read<SignInFile>(text);
    }

    /// <summary>The provider of this name, with its issuer's real address; null when it is not configured or nobody has said where this site is.</summary>
    public Provider? Find(string name)
    {
        var written = name switch { DigitalId => file.DigitalId, Staff => file.Staff, _ => null };
        if (written is null || site.Value is not { } here) return null;
        var issuer = written.Issuer != SignInFile.Simulated ? written.Issuer
            : folder.Origin is Origin.Simulated && simulated.FirstOrDefault() is { } standIn ? here + standIn.Path
            : null;
        if (issuer is null) return null;
        var transactions = written.Signed?.Transactions is SignInFile.Simulated ? issuer + "/sign-transactions" : written.Signed?.Transactions;
        return new Provider(name, issuer, $"{here}/sign-in/with/{name}/back", written) { Transactions = transactions };
    }

    /// <summary>The authorities whose signing certificates are believed: the demo's own, or those of the file that is named.</summary>
    public X509Certificate2Collection AuthoritiesOf(Provider provider)
    {
        var authorities = new X509Certificate2Collection();
        if (provider.Settings.Issuer == SignInFile.Simulated && simulated.FirstOrDefault() is { } standIn) authorities.Add(X509CertificateLoader.LoadCertificate(standIn.SigningAuthority.Span));
        else if (provider.Settings.Signed?.Authorities is { } file) authorities.ImportFromPemFile(folder.File(file));
        return authorities;
    }

    private static IEnumerable<Finding> Check(string name, ProviderFile? provider)
    {
        if (provider is null) yield break;
        if (provider.Issuer != SignInFile.Simulated && !Provider.IsAddress(provider.Issuer))
            yield return new(SignInFile.Path, 0, $"The issuer of {name} is no https address", $"Write its address as its discovery document names it, or '{SignInFile.Simulated}' for the demo");
        if (provider.ClientId.Length == 0) yield return new(SignInFile.Path, 0, $"{name} has no clientId", "Write the client's id that the provider gave");
        foreach (var call in new[] { provider.Authenticated, provider.Signed })
            if (call is not null && !call.Scope.Split(' ').Contains("openid", StringComparer.Ordinal))
                yield return new(SignInFile.Path, 0, $"A scope of {name} lacks openid", "Begin it with openid: without it the provider gives no token of identity");
    }
}

/// <summary>A provider that can be asked now.</summary>
/// <param name="Name">As it stands in paths.</param>
/// <param name="Issuer">Its address, and the issuer its tokens must name.</param>
/// <param name="RedirectUri">The one address to which it may send people back.</param>
/// <param name="Settings">The rest, as the file says.</param>
internal sealed record Provider(string Name, string Issuer, string RedirectUri, ProviderFile Settings)
{
    /// <summary>Where it takes what is to be signed; null where statements are not signed.</summary>
    public string? Transactions { get; init; }

    /// <summary>https, or this machine itself: tests and demos have no certificate.</summary>
    public static bool IsAddress(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
