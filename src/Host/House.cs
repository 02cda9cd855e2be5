using SmartLocal.Platform;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Host;

/// <summary>The modules in the order of the house: each sees only what stands before it.</summary>
internal static class House
{
    public static IReadOnlyList<Module> Modules { get; } =
    [
        new PlatformModule(),
        new HostModule(),
    ];
}
