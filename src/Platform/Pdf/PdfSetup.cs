using Microsoft.Extensions.DependencyInjection;

namespace SmartLocal.Platform.Pdf;

/// <summary>Registers printing.</summary>
internal static class PdfSetup
{
    public static IServiceCollection AddPdf(this IServiceCollection services) => services
        .AddSingleton<Chromium>()
        .AddSingleton<PrintRoom>()
        .AddSingleton(s => new Press(s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<Chromium>()))
        .AddSingleton(s => new Pdfs(s.GetRequiredService<PrintRoom>()));
}
