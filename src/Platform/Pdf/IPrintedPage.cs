using SmartLocal.Platform.Data;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Pdf;

/// <summary>A page that its owner may save as PDF. Written anew for the print, without visitor, menu or script.</summary>
[Socket]
public interface IPrintedPage
{
    /// <summary>Module and page, <c>cases.notice</c>.</summary>
    string Name { get; }

    /// <summary>The page as it stands now, or null where there is none or it is not this owner's.</summary>
    /// <param name="db">A reading context.</param>
    /// <param name="key">Of which thing: a receipt number.</param>
    /// <param name="owner">The account whose page it is.</param>
    /// <param name="agent">Who asks for the owner and is shown only what she handed in; null where all of the owner's is shown.</param>
    /// <param name="language">The language of what stands around the city's own words.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<PrintedPage?> Read(CityContext db, string key, Guid owner, Guid? agent, Language language, CancellationToken ct);
}

/// <summary>What is printed.</summary>
public sealed record PrintedPage
{
    private PrintedPage(Type part, object model, string fileName, string backPath)
    {
        Part = part;
        Model = model;
        FileName = fileName;
        BackPath = backPath;
    }

    /// <summary>The file's name without its ending: the same thing has the same name whenever it is made.</summary>
    public string FileName { get; }

    /// <summary>The page on screen, which can be printed from any browser.</summary>
    public string BackPath { get; }

    internal Type Part { get; }

    internal object Model { get; }

    /// <summary>The page of this part, which stands in a <c>PrintFrame</c> and has the parameter <c>Model</c>.</summary>
    public static PrintedPage Of<TPart>(object model, string fileName, string backPath) where TPart : PagePart => new(typeof(TPart), model, fileName, backPath);
}
