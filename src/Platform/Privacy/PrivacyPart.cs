using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Privacy;

/// <summary>Looking, protected persons, keys of sealed columns, the resident's own data.</summary>
internal sealed class PrivacyPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<PrivacyTables>()
        .Entry<Looked>()
        .Entry<DataKeyMade>()
        .Entry<DataKeysRewrapped>()
        .Entry<OwnDataExported>()
        .Entry<PersonProtected>()
        .Entry<ProtectionEnded>()
        .Plug<IMyPageSection, LooksSection>()
        .Plug<IAccountBelongings, OwnLooks>()
        .Plug<IProtection, ProtectionList>()
        .Plug<IPersonalReport, AccountReport>()
        .Plug<IPersonalReport, LooksReport>()
        .Menu(MenuSide.Staff, 70, "platform.protection.title", "/staff/protection", Permission.Right(Look.ProtectedRight))
        .Menu(MenuSide.Staff, 95, "platform.keys.title", "/staff/keys", Permission.Right(MakeDataKey.Right));

    public override void Map(IEndpointRouteBuilder routes)
    {
        LooksPages.Map(routes);
        ProtectionPages.Map(routes);
        KeysPages.Map(routes);
        OwnDataPages.Map(routes);
    }
}
