namespace SmartLocal.Cases.Pages;

/// <summary>Her applications, the latest first.</summary>
public sealed record OwnApplicationsModel(IReadOnlyList<OwnCase> Cases);
