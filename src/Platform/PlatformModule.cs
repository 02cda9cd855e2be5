using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Maintenance;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Platform.SignIn.Passkeys;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.SignIn.Staff;
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
        .Tables<SignatureTables>()
        .Tables<JobTables>()
        .Tables<PdfTables>()
        .Tables<MaintenanceTables>()
        .Tables<PrivacyTables>()
        .Tables<ErasureTables>()
        .Tables<UsedOnceTables>()
        .Tables<PasskeyTables>()
        .Tables<StaffTables>()
        .Tables<ClientTables>()
        .Entry<FileKept>()
        .Entry<ReleaseHandedIn>()
        .Entry<ReleasePublished>()
        .Entry<ReleaseRevoked>()
        .Entry<FactConfirmed>()
        .Entry<ConfirmationWithdrawn>()
        .Entry<LinkAsked>()
        .Entry<AccountMade>()
        .Entry<SignedIn>()
        .Entry<SignedOut>()
        .Entry<SignInFailed>()
        .Entry<LoginGiven>()
        .Entry<ExpiredForgotten>()
        .Entry<JobReplayed>()
        .Entry<JobCancelled>()
        .Entry<DeadLetterReplayed>()
        .Entry<EntryReadAgain>()
        .Entry<MaintenanceAnnounced>()
        .Entry<MaintenanceEnded>()
        .Job<ForgetJobs, JobForgetting>("daily 03:00")
        .Job<ForgetKeys, KeyForgetting>("daily 03:05")
        .Job<ForgetSignIns, SignInForgetting>("daily 03:10")
        .Job<SweepFiles, FileSweeping>("daily 03:20")
        .Job<CheckJournal, JournalCheck>("daily 04:00")
        .Job<ReadEntry, EntryReading>()
        .Entry<PdfAsked>()
        .Job<PrintPdf, PdfPrinting>()
        .Entry<SignInMethodAdded>()
        .Entry<SignInMethodRemoved>()
        .Entry<SteppedUp>()
        .Entry<SignedOutEverywhere>()
        .Entry<AccountsMerged>()
        .Entry<AccountDeleted>()
        .Entry<StatementSigned>()
        .Tables<BehalfTables>()
        .Entry<MandateOffered>()
        .Entry<MandateAccepted>()
        .Entry<MandateDeclared>()
        .Entry<MandateConfirmed>()
        .Entry<MandateRefused>()
        .Entry<MandateEnded>()
        .Entry<ActingBegun>()
        .Entry<ActingStopped>()
        .Entry<EntryBegun>()
        .Entry<OffersForgotten>()
        .Job<ForgetOffers, OfferForgetting>("daily 03:25")
        .Job<ForgetMandates, MandateForgetting>("daily 03:30")
        .Plug<IAccountBelongings, OwnMandates>()
        .Menu(MenuSide.Staff, 40, "behalf.menu", "/staff/behalf", StaffBehalfPages.Either)
        .Plug<ISeed, DemoMandates>()
        .Plug<ISignInMethod, DigitalIdMethod>()
        .Plug<ISignInMethod, PasskeyMethod>()
        .Plug<ISignInMethod, MailMethod>()
        .Plug<IAccountBelongings, OwnFiles>()
        .Plug<IAccountBelongings, OwnSignatures>()
        .Entry<PasskeyAdded>()
        .Entry<PasskeyRemoved>()
        .Entry<PasskeyUsed>()
        .Entry<TotpEnrolled>()
        .Entry<TotpRemoved>()
        .Entry<RecoveryCodesRenewed>()
        .Entry<PasswordChanged>()
        .Entry<RecoveryAsked>()
        .Entry<RecoveryApproved>()
        .Entry<RecoveryWithdrawn>()
        .Entry<SignInRecovered>()
        .Entry<ClientRegistered>()
        .Entry<ClientKeysRotated>()
        .Entry<ClientRevoked>()
        .Entry<ClientTokenIssued>()
        .Entry<ClientTokenRevoked>()
        .Plug<IReleasePart, CityPart>()
        .Plug<IGauge, SessionGauge>()
        .Menu(MenuSide.Resident, 90, "platform.menu.my", "/my", Permission.Anyone)
        .Menu(MenuSide.Staff, 80, "platform.menu.journal", "/staff/journal", Permission.Right(JournalPages.Right))
        .Menu(MenuSide.Staff, 85, "jobs.menu", "/staff/jobs", JobRight.Operate)
        .Menu(MenuSide.Staff, 86, "maintenance.menu", MaintenancePages.Path, JobRight.Operate)
        .Entry<Looked>()
        .Entry<DataKeyMade>()
        .Entry<DataKeysRewrapped>()
        .Entry<OwnDataExported>()
        .Entry<PersonProtected>()
        .Entry<ProtectionEnded>()
        .Entry<ErasureOrdered>()
        .Entry<MatterErased>()
        .Plug<IMyPageSection, LooksSection>()
        .Plug<IErasure, PdfErasure>()
        .Plug<IErasure, BehalfErasure>()
        .Plug<IErasure, SignatureErasure>()
        .Plug<IErasure, AccountErasure>()
        .Plug<IAccountBelongings, OwnLooks>()
        .Plug<IAccountBelongings, OwnPdfs>()
        .Plug<IAfterRestore, StaysErased>()
        .Plug<IProtection, ProtectionList>()
        .Menu(MenuSide.Staff, 70, "platform.protection.title", "/staff/protection", Permission.Right(Look.ProtectedRight))
        .Menu(MenuSide.Staff, 95, "platform.keys.title", "/staff/keys", Permission.Right(MakeDataKey.Right))
        .Plug<IPersonalReport, AccountReport>()
        .Plug<IPersonalReport, BehalfReport>()
        .Plug<IPersonalReport, LooksReport>()
        .Menu(MenuSide.Staff, 85, "platform.menu.releases", "/staff/releases", Permission.Right(ReleasePages.Right))
        .Menu(MenuSide.Staff, 84, "platform.menu.facts", "/staff/facts", Permission.Either(Permission.Right(FactPages.Right), Permission.Right(ReleasePages.Right)))
        .Menu(MenuSide.Staff, 85, "sign-in.sign-ins.menu", RecoveryPages.Path, Permission.Right(AskForRecovery.Right))
        .Menu(MenuSide.Staff, 87, "clients.menu", ClientPages.Path, Permission.Right(RegisterClient.Right))
        .Menu(MenuSide.Staff, 95, "sign-in.staff-account.menu", StaffAccountPages.Path, Permission.AnyStaff);

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        SignInPages.Map(routes);
        ElsewherePages.Map(routes);
        AccountPages.Map(routes);
        JournalPages.Map(routes);
        JobsPages.Map(routes);
        JobsApi.Map(routes);
        PdfPages.Map(routes);
        MaintenancePages.Map(routes);
        LooksPages.Map(routes);
        ProtectionPages.Map(routes);
        KeysPages.Map(routes);
        OwnDataPages.Map(routes);
        ReleasePages.Map(routes);
        ReleasesApi.Map(routes);
        FactPages.Map(routes);
        PasskeyRoutes.Map(routes);
        StaffAccountPages.Map(routes);
        RecoveryPages.Map(routes);
        ClientPages.Map(routes);
        OAuthRoutes.Map(routes);
        BehalfPages.Map(routes);
        StaffBehalfPages.Map(routes);
        BehalfApi.Map(routes);
    }
}
