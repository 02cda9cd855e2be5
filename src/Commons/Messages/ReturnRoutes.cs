using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages;

/// <summary>What providers say later of what they took. They get a status and no words: 204, or why they must say it again.</summary>
internal static class ReturnRoutes
{
    /// <summary>What stands for a status of SMTP where a gateway gives reasons in words.</summary>
    private const int NumberUnknown = 404, NotReached = 408;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapGroup("/hooks");
        hooks.MapPost("/mail/{mark}", Mail).Public();
        hooks.MapPost("/sms/{mark}", Sms).Public();
    }

    // A mail as it came back. What is no notification is somebody's answer to a machine: nobody reads it, and nothing is wrong with it.
    private static async Task<IResult> Mail(string mark, HttpRequest request, ReturnLinks links, SystemCity system, CancellationToken ct)
    {
        if (!links.IsOurs(Channel.Mail, mark)) return Results.NotFound();
        foreach (var back in Bounce.Read((await Beginning(request, Bounce.MostBytes, ct)).Span))
        {
            if (back.Action is not BounceAction.Failed || MessageId.DeliveryOf(back.MessageId) is not { } delivery) continue;
            if (await Say(system, new ReturnDelivery(DeliveryId.From(delivery), back.Code, back.IsAboutAddress, back.Recipient), ct) is { } no) return no;
        }

        return Results.NoContent();
    }

    private static async Task<IResult> Sms(string mark, HttpRequest request, ReturnLinks links, SystemCity system, CancellationToken ct)
    {
        if (!links.IsOurs(Channel.Sms, mark)) return Results.NotFound();
        if (!SmsReceipt.Read(await Beginning(request, SmsReceipt.MostBytes + 1, ct)).Try(out var receipt, out _)) return Results.UnprocessableEntity();
        if (receipt.Fate is SmsFate.Delivered) return Results.NoContent();
        var isUnknown = receipt.Fate is SmsFate.NumberUnknown;
        return await Say(system, new ReturnDelivery(DeliveryId.From(receipt.Reference), isUnknown ? NumberUnknown : NotReached, isUnknown), ct) ?? Results.NoContent();
    }

    /// <summary>Null when it is known now, or was of no use; otherwise it must be said again.</summary>
    private static async Task<IResult?> Say(SystemCity system, ReturnDelivery returned, CancellationToken ct)
    {
        var said = await system.City.As(Actor.System("messages.returns")).Perform(returned, ct);
        return said.IsRefused && said.Refusal.Kind != ReturnDelivery.NotOut ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : null;
    }

    private static async Task<ReadOnlyMemory<byte>> Beginning(HttpRequest request, int most, CancellationToken ct)
    {
        var read = new ArrayBufferWriter<byte>();
        while (read.WrittenCount < most && await request.Body.ReadAsync(read.GetMemory(4_096), ct) is > 0 and var count) read.Advance(count);
        return read.WrittenMemory[..Math.Min(most, read.WrittenCount)];
    }
}
