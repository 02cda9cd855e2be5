using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform;

/// <summary>What the platform itself brings: keys, journal, files, releases and sign-in.</summary>
public sealed class PlatformModule : Module
{
    /// <inheritdoc/>
    public override string Name => "platform";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module) => module
        .Tables<KeyTables>()
        .Tables<JournalTables>()
        .Tables<FileTables>()
        .Tables<ReleaseTables>()
        .Tables<SignInTables>()
        .Entry<FileKept>()
        .Entry<ReleasePublished>()
        .Entry<LinkAsked>()
        .Entry<AccountMade>()
        .Entry<SignedIn>()
        .Entry<SignedOut>()
        .Entry<SignInFailed>()
        .Entry<LoginGiven>()
        .Plug<IReleasePart, CityPart>()
        .Plug<IMenuEntry, MyPageMenu>()
        .Plug<IMenuEntry, JournalMenu>();

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        SignInPages.Map(routes);
        JournalPages.Map(routes);
    }
}
