using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Tests.Architecture.Api;

/// <summary>
/// How the document of the API is written from the routes. It is written here and committed, and the host serves the file: what
/// writes it would be loaded by every city for a page that never changes while it runs.
/// </summary>
internal static class ApiDocument
{
    public static void WrittenBy(WebApplicationBuilder builder)
    {
        // It spells values as the API does.
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in CityJson.Options.Converters) json.SerializerOptions.Converters.Add(converter);
        });
        // Pages are for people; what machines may build on is documented and kept.
        builder.Services.AddOpenApi(api =>
        {
            api.ShouldInclude = route => route.ActionDescriptor.EndpointMetadata.OfType<MachineRoute>().Any();
            api.AddSchemaTransformer(ApiSchemas.Spell);
            api.AddDocumentTransformer(ApiAccess.Name);
            api.AddOperationTransformer(ApiAccess.Ask);
            api.AddOperationTransformer(ApiHeaders.Name);
            api.AddOperationTransformer(ApiBodies.Describe);
            api.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "SmartLocal", Version = "1" };
                return Task.CompletedTask;
            });
        });
    }
}
