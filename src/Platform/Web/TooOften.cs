using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SmartLocal.Platform.Web;

/// <summary>The answer to whoever asks too often: how long to wait, and what she typed, to be sent again by one button.</summary>
internal static class TooOften
{
    public static async Task Answer(HttpContext http, TimeSpan wait, bool machine)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        if (machine)
        {
            await RateLimits.TooOften.Because(("seconds", seconds)).AsProblem().ExecuteAsync(http);
            return;
        }

        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Page.Of<TooOftenPage>(new TooOftenModel(seconds, await SendAgain.Of(http)), StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
    }
}

/// <summary>How long to wait, and what to send again.</summary>
public sealed record TooOftenModel(int Seconds, SendAgain? Again);
