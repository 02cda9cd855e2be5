using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

internal static class Refusing
{
    /// <summary>The result was refused for this reason; gives the refusal for a closer look.</summary>
    public static Refusal MustBe<T>(this Result<T> result, RefusalKind kind)
    {
        Assert.True(result.IsRefused, $"Expected {kind.Code}, but it was accepted.");
        Assert.Equal(kind, result.Refusal.Kind);
        return result.Refusal;
    }
}
