using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn.Passkeys;
using SmartLocal.Platform.SignIn.Staff;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn;

internal static class SignInKeys
{
    /// <summary>Passkeys by the framework's own handler over the city's tables, and the rule on second factors.</summary>
    public static IServiceCollection AddSignInKeys(this IServiceCollection services)
    {
        services.AddSingleton<Carried>();
        services.AddSingleton<SecondFactorRule>();
        services.AddIdentityCore<PasskeyHolder>().AddUserStore<PasskeyShelf>();
        services.AddScoped<IPasskeyHandler<PasskeyHolder>, PasskeyHandler<PasskeyHolder>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((passkeys, site) =>
        {
            // The device asks for a finger, face or PIN: a passkey alone is two factors.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            // A city's passkeys belong to the city's name, whatever the Host header says.
            passkeys.ServerDomain = site.Named is { } named ? new Uri(named).Host : null;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && asked.Origin == (site.Named ?? $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
        });
        return services;
    }
}
