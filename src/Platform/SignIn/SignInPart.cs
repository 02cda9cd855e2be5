using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>Residents' accounts, their sessions and ways to sign in.</summary>
internal sealed class SignInPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<SignInTables>()
        .Tables<UsedOnceTables>()
        .Entry<LinkAsked>()
        .Entry<AccountMade>()
        .Entry<SignedIn>()
        .Entry<SignedOut>()
        .Entry<SignInFailed>()
        .Entry<LoginGiven>()
        .Entry<ExpiredForgotten>()
        .Entry<SignInMethodAdded>()
        .Entry<SignInMethodRemoved>()
        .Entry<SteppedUp>()
        .Entry<SignedOutEverywhere>()
        .Entry<AccountsMerged>()
        .Entry<AccountDeleted>()
        .Job<ForgetSignIns, PieceByPiece<ForgetSignIns, ForgetExpired>>("daily 03:10")
        .Plug<ISignInMethod, DigitalIdMethod>()
        .Plug<ISignInMethod, MailMethod>()
        .Plug<IAnswerSource, AccountAnswers>()
        .Plug<IErasure, AccountErasure>()
        .Plug<IGauge, SessionGauge>()
        .Menu(MenuSide.Resident, 90, "platform.menu.my", "/my", Permission.Anyone);

    public override void Map(IEndpointRouteBuilder routes)
    {
        SignInPages.Map(routes);
        ElsewherePages.Map(routes);
        AccountPages.Map(routes);
    }
}
