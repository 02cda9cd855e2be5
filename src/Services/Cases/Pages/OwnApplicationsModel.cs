namespace SmartLocal.Cases.Pages;

/// <summary>Her applications, the latest first.</summary>
/// <param name="Cases">Those she may see.</param>
/// <param name="OnlyByReader">Whether they are only what the reader herself handed in for the person.</param>
public sealed record OwnApplicationsModel(IReadOnlyList<OwnCase> Cases, bool OnlyByReader);
