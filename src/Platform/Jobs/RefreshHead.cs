using Microsoft.AspNetCore.Components;

namespace SmartLocal.Platform.Jobs;

/// <summary>
/// What keeps a page about a job fresh. With script the part that changes is replaced quietly; without, the page reloads
/// itself only where a person has asked for it, or where it has nothing on it but the waiting.
/// </summary>
internal static class RefreshHead
{
    private const string Parts =
        """<link rel="stylesheet" href="/_content/SmartLocal.Platform/jobs/jobs.css" /><script type="module" src="/_content/SmartLocal.Platform/jobs/jobs.js"></script>""";

    /// <summary>By script alone.</summary>
    public static readonly RenderFragment Quiet = builder => builder.AddMarkupContent(0, Parts);

    /// <summary>Every ten seconds without script, because somebody asked for it.</summary>
    public static readonly RenderFragment OfOperators = builder => builder.AddMarkupContent(0, Parts + """<noscript><meta http-equiv="refresh" content="10" /></noscript>""");

    /// <summary>Every three seconds without script, while a file is made.</summary>
    public static readonly RenderFragment WhileMaking = builder => builder.AddMarkupContent(0, Parts + """<noscript><meta http-equiv="refresh" content="3" /></noscript>""");
}
