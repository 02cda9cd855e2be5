using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Kit;

/// <summary>What every page of this installation says about itself. One per host.</summary>
/// <param name="City">The name of the municipality, e.g. 青梅市.</param>
/// <param name="Simulated">Whether everything in the data folder is simulated: then every page carries the banner, on screen
/// and on paper, and no page can leave it out.</param>
public sealed record Site(LocalText City, bool Simulated)
{
    /// <summary>Whether the simulated folder is one to train in (研修): the banner then says so.</summary>
    public bool Training { get; init; }

    /// <summary>What the banner says, of which each page carries one where <see cref="Simulated"/>.</summary>
    public string OriginKey => Training ? "kit.origin.training" : "kit.origin.simulated";

    /// <summary>Where the name in the header leads.</summary>
    public string Home { get; init; } = "/";

    /// <summary>Path of what a map of the city is drawn from; null where there is none, and a point is only typed.</summary>
    public string? MapOutline { get; init; }
}
