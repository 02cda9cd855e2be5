using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SmartLocal.Simulators.Line;

/// <summary>LINE's answers, path by path. It looks first who asks, then how it is told to fail, then at the request.</summary>
internal sealed class LineApi(LineSimulator simulator)
{
    private const string RetryKey = "X-Line-Retry-Key";
    private const string RequestId = "x-line-request-id";
    private const string AcceptedRequestId = "x-line-accepted-request-id";
    private const string Users = "/v2/bot/user/";
    private const string LinkToken = "/linkToken";
    private const string Bearer = "Bearer ";

    public async Task Answer(HttpContext http, CancellationToken ct)
    {
        var requestId = simulator.NewId().ToString("D");
        http.Response.Headers[RequestId] = requestId;
        if (!IsCity(http.Request)) await Say(http, LineError.NoToken);
        else if (simulator.NextFault() is var fault && await Fails(http, fault, ct)) return;
        else await Answer(http, fault, requestId, ct);
    }

    internal static Task Say(HttpContext http, LineError error) => Say(http, error.Status, error.ToBytes());

    private async Task Answer(HttpContext http, LineFault fault, string requestId, CancellationToken ct)
    {
        var path = http.Request.Path.Value ?? "";
        switch (http.Request.Method, path)
        {
            case ("POST", "/v2/bot/message/push"):
                await Send(http, isMulticast: false, fault, requestId, ct);
                return;
            case ("POST", "/v2/bot/message/multicast"):
                await Send(http, isMulticast: true, fault, requestId, ct);
                return;
        }

        // Where no key is taken, one is a mistake.
        if (http.Request.Headers.ContainsKey(RetryKey)) await Say(http, LineError.Key);
        else if ((http.Request.Method, path) is ("GET", "/v2/bot/message/quota"))
            await Say(http, 200, simulator.MonthlyQuota is { } most ? Bytes(new { type = "limited", value = most }) : Bytes(new { type = "none" }));
        else if ((http.Request.Method, path) is ("GET", "/v2/bot/message/quota/consumption")) await Say(http, 200, Bytes(new { totalUsage = simulator.Usage }));
        else if (http.Request.Method == "POST" && path.StartsWith(Users, StringComparison.Ordinal) && path.EndsWith(LinkToken, StringComparison.Ordinal) && path.Length > Users.Length + LinkToken.Length)
            await Link(http, path[Users.Length..^LinkToken.Length]);
        else await Say(http, LineError.NotFound);
    }

    private async Task Send(HttpContext http, bool isMulticast, LineFault fault, string requestId, CancellationToken ct)
    {
        // Repeated requests count too.
        if (!simulator.IsWithinRate(isMulticast))
        {
            await Say(http, LineError.TooMany);
            return;
        }

        Guid? key = null;
        if (http.Request.Headers[RetryKey] is [{ } given, ..])
        {
            if (!Guid.TryParseExact(given, "D", out var read))
            {
                await Say(http, LineError.Key);
                return;
            }

            key = read;
        }

        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            await Say(http, LineError.Kind(http.Request.ContentType ?? ""));
            return;
        }

        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body, ct);
        var (request, error) = LineRequest.Read(body.GetBuffer().AsMemory(0, (int)body.Length), isMulticast);
        if (request is null)
        {
            await Say(http, error!);
            return;
        }

        var taken = simulator.Take(request, isMulticast, key, requestId);
        if (taken.Before is { } before) http.Response.Headers[AcceptedRequestId] = before;
        var messages = taken.Messages.Select(m => new { id = m, quoteToken = "q" + m });
        if (taken.Error is { } no) await Say(http, no.Status, taken.Messages.Count > 0 ? Bytes(new { message = no.Message, sentMessages = messages }) : no.ToBytes());
        else if (fault is LineFault.LostAfter) http.Abort();
        else if (fault is LineFault.FailedAfter) await Say(http, LineError.Broken);
        else await Say(http, 200, isMulticast ? "{}"u8.ToArray() : Bytes(new { sentMessages = messages }));
    }

    private async Task Link(HttpContext http, string userId)
    {
        if (!LineUsers.IsForm(userId)) await Say(http, LineError.Property("userId"));
        else if (simulator.LinkToken(userId) is { } token) await Say(http, 200, Bytes(new { linkToken = token }));
        else await Say(http, LineError.NotFound);
    }

    /// <summary>Whether the fault alone has answered.</summary>
    private async Task<bool> Fails(HttpContext http, LineFault fault, CancellationToken ct)
    {
        switch (fault)
        {
            case LineFault.BadRequest:
                await Say(http, LineError.Of([new LineMistake("May not be empty", "messages[0].text")]));
                return true;
            case LineFault.Unauthorized:
                await Say(http, LineError.NoToken);
                return true;
            case LineFault.Forbidden:
                await Say(http, LineError.NotAllowed);
                return true;
            case LineFault.Conflict:
                http.Response.Headers[AcceptedRequestId] = simulator.NewId().ToString("D");
                await Say(http, LineError.KeyTaken);
                return true;
            case LineFault.TooMany:
                await Say(http, LineError.TooMany);
                return true;
            case LineFault.QuotaSpent:
                await Say(http, LineError.MonthIsOver);
                return true;
            case LineFault.Failed:
                await Say(http, LineError.Broken);
                return true;
            case LineFault.Unavailable:
                http.Response.Headers.RetryAfter = "2";
                http.Response.ContentType = "text/html";
                await Write(http, 503, "<html><body>Service Unavailable</body></html>"u8.ToArray());
                return true;
            case LineFault.Hang:
                await simulator.WhenFaultChanges(ct);
                http.Abort();
                return true;
            case LineFault.LostBefore:
                http.Abort();
                return true;
            default:
                return false;
        }
    }

    private bool IsCity(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var given && given.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Bearer.Length..]), Encoding.UTF8.GetBytes(simulator.AccessToken));

    private static Task Say(HttpContext http, int status, byte[] body)
    {
        http.Response.ContentType = "application/json";
        return Write(http, status, body);
    }

    private static async Task Write(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private static byte[] Bytes<T>(T said) => JsonSerializer.SerializeToUtf8Bytes(said);
}
