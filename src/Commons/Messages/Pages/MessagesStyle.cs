using Microsoft.AspNetCore.Components;

namespace SmartLocal.Messages.Pages;

/// <summary>The module's own style sheet, for the head of its pages.</summary>
internal static class MessagesStyle
{
    public static readonly RenderFragment Link = builder => builder.AddMarkupContent(
        0, """<link rel="stylesheet" href="/_content/SmartLocal.Messages/SmartLocal.Messages.bundle.scp.css" />""");
}
