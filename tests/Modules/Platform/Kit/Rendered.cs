using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformKit;

/// <summary>A part of the kit as the browser gets it.</summary>
internal static class Rendered
{
    public static readonly TextCatalogue Catalogue = TextCatalogue.Load([typeof(KitSetup).Assembly]);

    public static async Task<IDocument> Page<TComponent>(Dictionary<string, object?> parameters, Language language = Language.Ja, bool simulated = true)
        where TComponent : PagePart
    {
        // The container of a real host, never started: rendering needs its environment and configuration.
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddKit([]);
        builder.Services.AddSingleton(new Site(new LocalText("青梅市", "{青梅市|おうめし}", "Ome City"), simulated) { MapOutline = "/map/outline.json?v=1" });
        builder.Services.AddScoped(_ => new Text(Catalogue, language));
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost");
        context.Request.Path = "/kit";
        context.Response.Body = body;
        await new SmartLocal.Platform.Web.Page.Rendered(typeof(TComponent), parameters).ExecuteAsync(context);
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(body.ToArray()));
    }

    public static Task<IDocument> Field<TField>(params (string Name, object? Value)[] parameters) where TField : Field
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Name"] = "applicant.mail",
            ["Label"] = RichText.Verbatim("メール"),
        };
        foreach (var (name, value) in parameters)
            all[name] = value;
        return Page<TField>(all);
    }
}
