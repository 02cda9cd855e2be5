using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Letters;
using SmartLocal.Messages.Line;
using SmartLocal.Messages.Mail;
using SmartLocal.Messages.Many;
using SmartLocal.Messages.Pages;
using SmartLocal.Messages.Push;
using SmartLocal.Messages.Sms;
using SmartLocal.Messages.Templates;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>The residents' inbox, and the mails that announce what is in it.</summary>
public sealed class MessagesModule : Module
{
    /// <inheritdoc/>
    public override string Name => "messages";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        module
            .Tables<MessagesTables>()
            .Tables<LineTables>()
            .Tables<LetterTables>()
            .Entry<MessageSent>()
            .Entry<MessagesQueued>()
            .Entry<MessagesDealt>()
            .Entry<TemplateWritten>()
            .Entry<TemplateApproved>()
            .Entry<TemplateSent>()
            .Entry<MessageRead>()
            .Entry<DeliverySettled>()
            .Entry<DeliveryReplayed>()
            .Entry<WaysChosen>()
            .Entry<WaysStopped>()
            .Entry<ContactAdded>()
            .Entry<ContactRemoved>()
            .Entry<CodeAsked>()
            .Entry<CodeTried>()
            .Entry<ContactChanged>()
            .Entry<LineHeard>()
            .Entry<LineInvited>()
            .Entry<LineLinkBegun>()
            .Job<InviteToLink, InvitingToLink>()
            .Entry<LetterWritten>()
            .Entry<LettersBatched>()
            .Entry<LettersTaken>()
            .Entry<LettersPosted>()
            .Entry<LetterReturned>()
            .Entry<LettersForgotten>()
            .Job<PrintLetters, LetterPrinting>()
            .Job<ForgetLetters, PieceByPiece<ForgetLetters, ForgetPostedFiles>>("daily 03:25")
            .Plug<IMailCarrier, MailCarrier>()
            .Plug<IErasure, MessagesErasure>()
            .Plug<IPersonalReport, MessagesReport>()
            .Plug<IPersonalReport, WaysReport>()
            .Plug<IMyPageSection, InboxSection>()
            .Plug<IMatterSection, MatterDeliveries>()
            .Plug<IAccountBelongings, OwnMessages>()
            .Plug<IGauge, WaitingMails>()
            .Plug<IVerb, MailDnsVerb>()
            .Plug<IVerb, ReturnsVerb>()
            .Menu(MenuSide.Staff, 45, "messages.templates.menu", TemplatePages.Path, Permission.Right(Rights.WriteMessages))
            .Menu(MenuSide.Staff, 80, "messages.deliveries.menu", "/staff/deliveries", Permission.Right(Rights.Audit))
            .Menu(MenuSide.Staff, 81, "messages.letters.menu", LettersPages.Root, Permission.Right(Rights.PostLetters));
        module.Services
            .AddSingleton<Bell>()
            .AddSingleton<MailServer>()
            .AddSingleton<LinePace>()
            .AddSingleton<LineAccount>()
            .AddSingleton<MailRelays>()
            .AddSingleton<SmtpSessions>()
            .AddSingleton<DkimKey>()
            .AddSingleton<SmsGateways>()
            .AddSingleton<LineHook>()
            .AddSingleton<LetterSettings>()
            .AddSingleton<IReleasePart>(s => s.GetRequiredService<LetterSettings>())
            .AddSingleton<LetterDesk>()
            .AddSingleton<Envelope>()
            .AddSingleton<Leasing>()
            .AddSingleton<StopLinks>()
            .AddSingleton<ReturnLinks>()
            .AddSingleton<Phones>()
            .AddSingleton<ICarrier, ByMail>()
            .AddSingleton<ICarrier, ByLine>()
            .AddSingleton<ICarrier, BySms>()
            .AddHostedService<DealingWorker>()
            .AddSingleton<ICarrier, ByPush>()
            .AddSingleton<IKeyAgreement>(_ => OpenSslAgreement.Find() is { } quick ? quick : new DotNetAgreement())
            .AddSingleton<PushEncryption>()
            .AddSingleton<PushEndpoints>()
            .AddSingleton<Vapid>()
            .AddSingleton<PushPauses>()
            .AddSingleton<PushPart>()
            .AddSingleton<WaysParts>()
            .AddSingleton<PushClient>()
            .AddSingleton<DeliveryWorker>()
            .AddHostedService(s => s.GetRequiredService<DeliveryWorker>());
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        MessagesPages.Map(routes);
        WaysPages.Map(routes);
        ReturnRoutes.Map(routes);
        TemplatePages.Map(routes);
        PushPages.Map(routes);
        LineHook.Map(routes);
        LineLinkPages.Map(routes);
        LettersPages.Map(routes);
    }
}
