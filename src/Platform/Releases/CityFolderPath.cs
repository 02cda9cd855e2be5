namespace SmartLocal.Platform.Releases;

/// <summary>Where the folder of the city lies on this machine, for whoever publishes what was edited there.</summary>
/// <param name="Path">The folder; it need not exist.</param>
public sealed record CityFolderPath(string Path);
