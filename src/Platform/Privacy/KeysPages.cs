using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Privacy;

/// <summary>The data key in force, how much lies under it, and the button that makes the next.</summary>
internal static class KeysPages
{
    private const string Path = "/staff/keys";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Needs(Permission.Right(MakeDataKey.Right));
        routes.MapPost(Path, Renew).Needs(Permission.Right(MakeDataKey.Right));
    }

    private static async Task<IResult> Show(CityContext db, Resealing resealing, CancellationToken ct)
    {
        var key = await db.Set<DataKeyRow>().OrderByDescending(k => k.Number).FirstAsync(ct);
        var (all, done) = await resealing.Progress(ct);
        return Page.Of<KeysPage>(new KeysModel(key.Number, key.MadeAt, all, done));
    }

    private static async Task<IResult> Renew(City city, CancellationToken ct)
    {
        var made = await city.Perform(new MakeDataKey(), ct);
        return made.IsRefused ? made.Refusal.AsAnswer() : Page.Then(Path, "platform.keys.made");
    }
}

/// <summary>The key in force.</summary>
/// <param name="Number">Its number.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="All">How many personal values there are.</param>
/// <param name="Done">How many of them lie under it.</param>
public sealed record KeysModel(int Number, Instant MadeAt, long All, long Done);
