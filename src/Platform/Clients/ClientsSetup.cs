using Microsoft.Extensions.DependencyInjection;

namespace SmartLocal.Platform.Clients;

internal static class ClientsSetup
{
    public static IServiceCollection AddClients(this IServiceCollection services) => services.AddSingleton<ClientTokens>().AddSingleton<ClientAssertion>();
}
