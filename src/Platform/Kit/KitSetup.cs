using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>Adds the page kit to the host.</summary>
public static class KitSetup
{
    /// <summary>
    /// Adds the texts of the assemblies (Platform's own are always among them), the language of the request and what
    /// rendering components needs. The host also registers one <see cref="Site"/>.
    /// </summary>
    public static IServiceCollection AddKit(this IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        var catalogue = TextCatalogue.Load([typeof(KitSetup).Assembly, .. assemblies]);
        services.AddSingleton(catalogue);
        services.AddScoped<LanguageChoice>();
        services.AddScoped(s => new Text.Text(catalogue, s.GetRequiredService<LanguageChoice>().Language));
        return services;
    }
}
