using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Web;

namespace SmartLocal.Tests.Architecture.Api;

/// <summary>The headers of the API that belong to no single route: whoever has a resident's token may act for another by a mandate.</summary>
internal static class ApiHeaders
{
    public static Task Name(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var needed = context.Description.ActionDescriptor.EndpointMetadata.OfType<RoutePermission>().LastOrDefault()?.Permission;
        if (needed is null || needed == Permission.Anyone || !needed.Allows(SomeResidentForAnother)) return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Mandates.Header,
            In = ParameterLocation.Header,
            Description = "Id of a mandate of /api/mandates: the request is made for its person, whose matter it is. Refused with behalf.unknown where it does not hold today or is not the caller's.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        });
        return Task.CompletedTask;
    }

    private static readonly Actor SomeResidentForAnother = new(ActorKind.Resident, Guid.Empty) { OnBehalfOf = new ActedFor("delegate", Guid.Empty) };
}
