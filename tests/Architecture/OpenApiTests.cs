using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace SmartLocal.Tests.Architecture;

/// <summary>Outside systems are built on docs/openapi.json.</summary>
[Collection(nameof(BuiltCity))]
public sealed class OpenApiTests(BuiltCity city)
{
    [Fact]
    public async Task The_documented_api_is_the_api() => Verdict.Kept("docs/openapi.json", await Document());

    private async Task<string> Document()
    {
        var document = await city.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(CancellationToken.None);
        // Where it is served differs with each installation.
        document.Servers?.Clear();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None) + "\n";
    }
}
