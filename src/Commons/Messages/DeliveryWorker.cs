using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>
/// Sends what is due: leased in one transaction, sent outside of any, settled by an act. A node that dies in between leaves a
/// lease that ends, and the mail is then doubtful and not lost.
/// </summary>
internal sealed partial class DeliveryWorker(
    Leasing leasing, MailServer server, Envelope envelope, Bell bell, SystemCity system, TimeProvider clock, ILogger<DeliveryWorker> log)
    : BackgroundService
{
    /// <summary>Less than the lease, so that no other node ever sends the same mail at the same time.</summary>
    private static readonly TimeSpan LongestSending = Delivery.LeaseFor - TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly City city = system.City.As(Actor.System("messages.delivery"));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = Poll;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await TryRound(stoppingToken)) continue;
                // The act that rang may not have been committed yet.
                pause = await bell.Wait(pause, stoppingToken) ? Soon : Poll;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was leased is put off or doubtful; the next start goes on.
        }
    }

    /// <summary>Sends what is due now, as much as is sent at once; false when there was nothing.</summary>
    internal async Task<bool> Round(CancellationToken ct)
    {
        if (server.Way() is not { Readiness: MailReadiness.Ready } way) return false;
        if (!await leasing.IsAnythingDue(ct)) return false;
        var leased = await leasing.Take(ct);
        foreach (var lost in leased.Lost) await Settle(lost, new MailOutcome.Doubtful("The node that sent it did not come back."));
        await Task.WhenAll(leased.Mine.Select(async d => await Settle(d, await Send(d, way, ct))));
        return leased.Mine.Count + leased.Lost.Count > 0;
    }

    internal async Task<MailOutcome> Send(Delivery delivery, MailWay way, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(LongestSending, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            var mail = envelope.Write(delivery, way);
            return await new SmtpConversation(way.Settings!, clock).Send(mail.To, mail.ToBytes(), either.Token);
        }
        catch (OperationCanceledException)
        {
            return new MailOutcome.Later(0, "", MailStep.Connect);
        }
    }

    /// <summary>Not cancelled by a stop: what is known of a mail is written down.</summary>
    internal async Task Settle(Delivery delivery, MailOutcome outcome)
    {
        if (outcome is MailOutcome.Later later)
        {
            NotNow(log, delivery.Id.Value, later.Step, later.Code);
            if (delivery.IsWorthTrying(Instant.From(clock.GetUtcNow())))
            {
                await leasing.PutOff(delivery, later.Code, CancellationToken.None);
                return;
            }
        }

        // Refused when the lease had ended and another node has settled it: then that is what became of it.
        await city.Perform(new SettleDelivery(delivery.Id, delivery.Attempts, outcome), CancellationToken.None);
    }

    private async Task<bool> TryRound(CancellationToken ct)
    {
        try
        {
            return await Round(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            RoundFailed(log, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Delivery} was not taken at {Step} with {Code} and waits")]
    private static partial void NotNow(ILogger logger, Guid delivery, MailStep step, int code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending failed; what was leased becomes doubtful when its lease ends")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
