using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Tests.Architecture.Api;

/// <summary>In the document of the API, how outside systems get in, and which scope a route asks of them.</summary>
internal static class ApiAccess
{
    private const string Scheme = "clientCredentials";

    public static Task Name(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var text = new Text(context.ApplicationServices.GetRequiredService<TextCatalogue>(), Language.En);
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Client credentials with private_key_jwt; see /.well-known/oauth-authorization-server.",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri("/oauth/token", UriKind.Relative),
                    Scopes = context.ApplicationServices.GetServices<ClientScope>().OrderBy(s => s.Name, StringComparer.Ordinal)
                        .ToDictionary(s => s.Name, s => text["clients.scope." + s.Name].Plain, StringComparer.Ordinal),
                },
            },
        };
        return Task.CompletedTask;
    }

    public static Task Ask(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var scopes = context.Description.ActionDescriptor.EndpointMetadata.OfType<RoutePermission>().LastOrDefault()?.Permission.Scopes ?? [];
        if (scopes.Count == 0) return Task.CompletedTask;
        (operation.Security ??= []).Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [.. scopes] });
        return Task.CompletedTask;
    }
}
