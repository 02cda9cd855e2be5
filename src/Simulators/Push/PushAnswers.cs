using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmartLocal.Simulators.Push;

/// <summary>What the simulated service answers to a request: the rules of RFC 8030, 8188 and 8292 as the great services enforce them, and the faults.</summary>
internal sealed partial class PushAnswers(PushSimulator simulator, TimeProvider clock) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.StartsWith(PushSimulator.EndpointPath, StringComparison.Ordinal))
        {
            await Say(context, 404, "There is no such endpoint");
            return;
        }

        var token = context.Request.Path.Value[PushSimulator.EndpointPath.Length..];
        var isKnown = simulator.Knows(token, out var browser, out var hasEnded);
        var fault = simulator.Fault is var all and not PushFault.None ? all : browser?.Fault ?? PushFault.None;
        if (fault is PushFault.Cut)
        {
            context.Abort();
            return;
        }

        var body = await Body(context);
        if (fault is PushFault.Silent) await simulator.WhenNot(PushFault.Silent, context.RequestAborted);
        if (await Fails(context, fault)) return;
        if (!HttpMethods.IsPost(context.Request.Method)) await Say(context, 405, "Only POST");
        else if (hasEnded) await Say(context, 410, "The subscription has ended");
        else if (!isKnown) await Say(context, 404, "The subscription is not known");
        else if (body is null) await Say(context, 413, $"A body has at most {simulator.Limits.BodyBytes} bytes");
        else if (Mistake(context.Request) is { } mistake) await Say(context, 400, mistake);
        else await Take(context, browser!, fault, body);
    }

    /// <summary>The answers that a fault gives in place of all others; true where one was given.</summary>
    private async Task<bool> Fails(HttpContext context, PushFault fault)
    {
        var answer = fault switch
        {
            PushFault.Unknown => 404,
            PushFault.Ended => 410,
            PushFault.TooMany => 429,
            PushFault.TooLarge => 413,
            PushFault.Rejected => 400,
            PushFault.Unbelieved => 401,
            PushFault.Forbidden => 403,
            PushFault.Broken => 500,
            PushFault.Busy => 503,
            PushFault.Elsewhere => 307,
            _ => 0,
        };
        if (answer == 0) return false;
        if (fault is PushFault.TooMany or PushFault.Busy) Ask(context, simulator.Limits.RetryAfter);
        if (fault is PushFault.Elsewhere) context.Response.Headers.Location = "/elsewhere";
        await Say(context, answer, $"The fault {fault}");
        return true;
    }

    private async Task Take(HttpContext context, SimulatedBrowser browser, PushFault fault, byte[] body)
    {
        var request = context.Request;
        var origin = simulator.Origin!.GetLeftPart(UriPartial.Authority);
        var (key, mistake) = await VapidCheck.Judge(request.Headers.Authorization, origin, clock.GetUtcNow(), simulator.Limits.LongestToken);
        if (key is null)
        {
            context.Response.Headers.WWWAuthenticate = "vapid";
            await Say(context, 401, mistake!);
            return;
        }

        if (!browser.Admits(key))
        {
            await Say(context, 403, "The subscription is bound to another key");
            return;
        }

        if (browser.Count(clock.GetUtcNow(), simulator.Limits.MinuteOfBrowser) is { } wait)
        {
            Ask(context, wait);
            await Say(context, 429, "Too many for this browser in a minute");
            return;
        }

        var ttl = long.Parse(request.Headers["TTL"]!, CultureInfo.InvariantCulture);
        var number = simulator.Take(browser, ttl, Header(request, "Urgency") ?? "normal", Header(request, "Topic"), body);
        if (fault is PushFault.Lost)
        {
            context.Abort();
            return;
        }

        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{origin}/messages/{number}");
        context.Response.Headers["TTL"] = request.Headers["TTL"];
        context.Response.StatusCode = StatusCodes.Status201Created;
        if (fault is PushFault.Endless) await GoOn(context);
    }

    private string? Mistake(HttpRequest request)
    {
        if (request.Headers["TTL"].ToArray() is not [{ } ttl] || !long.TryParse(ttl, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return "The header TTL is needed, in seconds";
        if (seconds > simulator.Limits.LongestTtl.TotalSeconds) return "TTL is longer than four weeks";
        if (request.Headers.ContentEncoding.ToString() != "aes128gcm") return "Content-Encoding must be aes128gcm";
        if (Header(request, "Urgency") is { } urgency && urgency is not ("very-low" or "low" or "normal" or "high")) return "Urgency is very-low, low, normal or high";
        return Header(request, "Topic") is { } topic && !Topic().IsMatch(topic) ? "Topic has at most 32 letters of base64url" : null;
    }

    private static string? Header(HttpRequest request, string name) => request.Headers[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The whole body, or null where it is too long.</summary>
    private async Task<byte[]?> Body(HttpContext context)
    {
        var bytes = new byte[simulator.Limits.BodyBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        return length <= simulator.Limits.BodyBytes ? bytes[..length] : null;
    }

    private static void Ask(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static async Task GoOn(HttpContext context)
    {
        var much = new byte[4_096];
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(much, context.RequestAborted);
    }

    private static async Task Say(HttpContext context, int code, string sentence)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Topic();
}
