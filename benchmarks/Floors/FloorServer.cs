using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SmartLocal.Benchmarks.Floors;

/// <summary>
/// The least that could do the same work: no permission, no validation, no journal. What we take longer than this is what
/// those cost.
/// </summary>
internal static class FloorServer
{
    public static async Task<int> Run(string kind, int port, string[] rest)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        await using var insert = kind == "insert" ? new GroupInsert(rest[0]) : null;
        app.MapGet("/health", () => "ok");
        if (insert is not null)
        {
            app.MapPost("/applications", async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                await insert.Insert(body.ToArray());
                return Results.StatusCode(StatusCodes.Status201Created);
            });
        }

        app.MapGet("/page", () => new RazorComponentResult<PlainForm>());
        await app.RunAsync();
        return 0;
    }
}
