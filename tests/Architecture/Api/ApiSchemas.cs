using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Architecture.Api;

/// <summary>Kernel's values in the document of the API, as <c>CityJson</c> spells them.</summary>
internal static class ApiSchemas
{
    public static Task Spell(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        (JsonSchemaType Type, string? Format)? spelt =
            type == typeof(Instant) ? (JsonSchemaType.String, "date-time")
            : type == typeof(Yen) ? (JsonSchemaType.Integer, "int64")
            : type == typeof(ReceiptNumber) ? (JsonSchemaType.String, null)
            : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)) ? (JsonSchemaType.String, "uuid")
            : null;
        if (spelt is { } known) (schema.Type, schema.Format) = (known.Type | ((schema.Type ?? default) & JsonSchemaType.Null), known.Format);
        return Task.CompletedTask;
    }
}
