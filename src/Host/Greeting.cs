using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Host;

/// <summary>What <c>./run</c> prints when it serves.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app, string address, TextWriter output)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        output.WriteLine($"SmartLocal serves {app.Services.GetRequiredService<CityFacts>().Name} at {address}");
        if (folder.IsForTraining) output.WriteLine("It is for training: every page says so");
        if (folder.Origin is Origin.Simulated)
        {
            output.WriteLine("Everything in it is simulated; mails are shown at " + address + "/simulators/mail");
            foreach (var line in app.Services.GetServices<IGreetingLine>().SelectMany(l => l.Lines(address))) output.WriteLine(line);
        }

        output.WriteLine(app.Services.GetRequiredService<RateLimits>().InWords);
        output.Flush();
    }
}
