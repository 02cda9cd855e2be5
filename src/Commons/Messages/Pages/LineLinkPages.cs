using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Line;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Pages;

/// <summary>
/// Where the button on LINE leads: whoever is signed in reads what is connected and to what she agrees, and goes on to LINE's dialog. The
/// way out is a link and no redirect: a form of this site may not end on another (Content-Security-Policy, form-action).
/// </summary>
internal static class LineLinkPages
{
    public const string Path = "/line/link";

    private const int LongestToken = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Needs(Permission.Self);
        routes.MapPost(Path, Begin).Needs(Permission.Self);
    }

    private static async Task<IResult> Ask(string? linkToken, City city, CityContext db, LineAccount line, Text text, CancellationToken ct)
    {
        if (line.Way().Settings is null || !IsToken(linkToken)) return Unknown();
        var account = city.Actor.Id;
        var said = await db.Set<Wish>().Where(w => w.Account == account).ToListAsync(ct);
        return Page.Of<LineLinkPage>(new LineLinkModel(linkToken, [.. BeginLineLink.Sentences(text.Catalogue, text.Language, said).Select(s => s.Words)], null));
    }

    private static async Task<IResult> Begin(PostedForm form, City city, LineAccount line, Text text, CancellationToken ct)
    {
        var linkToken = form["linkToken"];
        if (line.Way().Settings is not { } settings || !IsToken(linkToken)) return Unknown();
        return (await city.Perform(new BeginLineLink(text.Language), ct)).Try(out var nonce, out var no)
            ? Page.Of<LineLinkPage>(new LineLinkModel(linkToken, [], nonce.Address(settings.Dialog, linkToken).AbsoluteUri))
            : no.AsAnswer();
    }

    private static bool IsToken([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? token) => token is { Length: > 0 and <= LongestToken } && token.All(c => c is > ' ' and <= '~');

    private static IResult Unknown() => Page.Of<LineLinkPage>(new LineLinkModel(null, [], null), StatusCodes.Status404NotFound);
}

/// <param name="LinkToken">LINE's token for her, as it came; null where the link is none.</param>
/// <param name="Sentences">To what she agrees.</param>
/// <param name="Dialog">LINE's dialog, once she has agreed.</param>
public sealed record LineLinkModel(string? LinkToken, IReadOnlyList<string> Sentences, string? Dialog);
