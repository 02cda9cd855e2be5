using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartLocal.Platform.Web;

namespace SmartLocal.Tests.Architecture.Api;

/// <summary>Bodies that are read as they come, because each procedure takes another: they are described, and bound by no type.</summary>
internal static class ApiBodies
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<JsonBody>().LastOrDefault() is not { } body) return Task.CompletedTask;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = body.Description } },
            },
        };
        return Task.CompletedTask;
    }
}
