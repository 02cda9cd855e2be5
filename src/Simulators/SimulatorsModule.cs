using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;
using SmartLocal.Simulators.DigitalId;
using SmartLocal.Simulators.Line;
using SmartLocal.Simulators.Mail;
using SmartLocal.Simulators.People;
using SmartLocal.Simulators.Push;
using SmartLocal.Simulators.Sms;

namespace SmartLocal.Simulators;

/// <summary>Stand-ins for outside services. In a city's own data folder none of them starts and none of their pages exists.</summary>
public sealed class SimulatorsModule : Module
{
    /// <summary>More than a demo day sends; the machine it runs on may be small.</summary>
    private const int MailsKept = 500;

    private const string Mailbox = "/simulators/mail";
    private const string Phones = "/simulators/sms";
    private const string Screens = "/simulators/push";

    /// <inheritdoc/>
    public override string Name => "simulators";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        module
            .Plug<ISimulatedMailServer, MailStandIn>()
            .Plug<IErasure, MailErasure>()
            .Plug<ISimulatedLine, LineStandIn>()
            .Plug<IErasure, LineErasure>()
            .Plug<ISimulatedSms, SmsStandIn>()
            .Plug<IErasure, SmsErasure>()
            .Plug<ISimulatedPush, PushStandIn>();
        module.Services
            .AddSingleton(s => new MenuEntry(MenuSide.Resident, 900, "simulators.mail.title", Mailbox, s.GetRequiredService<DataFolder>().Origin is Origin.Simulated ? Permission.Anyone : Permission.System))
            .AddSingleton(s => new MenuEntry(MenuSide.Resident, 901, "simulators.line.title", LineRoutes.Root, s.GetRequiredService<DataFolder>().Origin is Origin.Simulated ? Permission.Anyone : Permission.System))
            .AddSingleton(s => new MenuEntry(MenuSide.Resident, 902, "simulators.sms.title", Phones, s.GetRequiredService<DataFolder>().Origin is Origin.Simulated ? Permission.Anyone : Permission.System))
            .AddSingleton(s => new MenuEntry(MenuSide.Resident, 903, "simulators.push.title", Screens, s.GetRequiredService<DataFolder>().Origin is Origin.Simulated ? Permission.Anyone : Permission.System))
            .AddSingleton<TestPeople>()
            .AddSingleton<IReleasePart>(s => s.GetRequiredService<TestPeople>())
            .AddSingleton<SyntheticPeople>()
            .AddSingleton<IReleasePart>(s => s.GetRequiredService<SyntheticPeople>())
            .AddSingleton<ISimulatedPeople>(s => s.GetRequiredService<SyntheticPeople>())
            .AddSingleton<SigningCards>()
            .AddSingleton<SignTransactions>()
            .AddSingleton<DigitalIdSimulator>()
            .AddSingleton<ISimulatedDigitalId>(s => s.GetRequiredService<DigitalIdSimulator>())
            .AddSingleton(s => new MailSimulator(
                0, new MailLimits { Kept = MailsKept }, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<MailSimulator>>()))
            .AddHostedService<MailStart>()
            .AddSingleton<LineLimits>()
            .AddSingleton<LineSimulator>()
            .AddSingleton<LineServer>()
            .AddSingleton(s => new LineHooks(
                s.GetRequiredService<LineSimulator>(), s.GetRequiredService<LineLimits>(), () => s.GetRequiredService<SiteAddress>().Value,
                s.GetRequiredService<IChance>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LineHooks>>()))
            .AddHostedService<LineStart>()
            .AddSingleton(s => new SmsSimulator(new SmsLimits(), s.GetRequiredService<TimeProvider>()))
            .AddHostedService<SmsStart>()
            .AddSingleton<PushLimits>()
            .AddSingleton<PushSimulator>()
            .AddHostedService<PushStart>();
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.ServiceProvider.GetRequiredService<DataFolder>().Origin is not Origin.Simulated) return;
        DigitalIdRoutes.Map(routes);
        LineRoutes.Map(routes);
        routes.MapGet(Mailbox, (HttpContext http, MailSimulator simulator) => Show(http, simulator, null)).Public();
        routes.MapGet(Screens, (PushSimulator simulator) => Page.Of<PushPage>(PushPageModel.Of(simulator))).Public();
        routes.MapGet(Mailbox + "/{number:long}", (HttpContext http, MailSimulator simulator, long number) => Show(http, simulator, number)).Public();
        routes.MapGet(Phones, (HttpContext http, SmsSimulator simulator) => Page.Of<PhonesPage>(SmsPageModel.Of(simulator, Site(http)))).Public();
    }

    private static Uri Site(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");

    private static IResult Show(HttpContext http, MailSimulator simulator, long? number)
    {
        var model = MailPageModel.Of(simulator, number, Site(http), Mailbox);
        return Page.Of<MailboxPage>(model, model.IsGone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
