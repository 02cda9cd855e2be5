using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>How staff sign in, their second factor, and how it is recovered.</summary>
internal sealed class StaffPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<StaffTables>()
        .Entry<TotpEnrolled>()
        .Entry<TotpRemoved>()
        .Entry<RecoveryCodesRenewed>()
        .Entry<PasswordChanged>()
        .Entry<RecoveryAsked>()
        .Entry<RecoveryApproved>()
        .Entry<RecoveryWithdrawn>()
        .Entry<SignInRecovered>()
        .Entry<OfficeChosen>()
        .Menu(MenuSide.Staff, 85, "sign-in.sign-ins.menu", RecoveryPages.Path, Permission.Right(AskForRecovery.Right))
        .Menu(MenuSide.Staff, 96, "sign-in.staff-account.menu", StaffAccountPages.Path, Permission.AnyStaff);

    public override void Map(IEndpointRouteBuilder routes)
    {
        StaffAccountPages.Map(routes);
        RecoveryPages.Map(routes);
        OfficePages.Map(routes);
    }
}
