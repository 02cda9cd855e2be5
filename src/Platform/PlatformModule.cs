using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Audits;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Maintenance;
using SmartLocal.Platform.Maps;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Passkeys;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Platform;

/// <summary>What the platform itself brings, folder by folder.</summary>
public sealed class PlatformModule : Module
{
    // An account is erased after what hangs on it: whoever plugs into erasure stands here in that order.
    private static readonly Part[] Parts =
    [
        new ActsPart(), new JournalPart(), new FilesPart(), new ReleasesPart(), new MapsPart(), new JobsPart(), new AuditsPart(), new PdfPart(), new MaintenancePart(), new PrivacyPart(), new SearchPart(),
        new ErasurePart(), new BehalfPart(), new SigningPart(), new SignInPart(), new PasskeysPart(), new StaffPart(), new ClientsPart(),
    ];

    /// <inheritdoc/>
    public override string Name => "platform";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        foreach (var part in Parts) part.Configure(module);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        foreach (var part in Parts) part.Map(routes);
    }
}
