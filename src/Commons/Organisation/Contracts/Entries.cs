using SmartLocal.Platform.Journal;

namespace SmartLocal.Organisation.Contracts;

/// <summary>An office was registered.</summary>
public sealed record OfficeRegistered(Guid Id, string Office, string OfficeName) : IEntry
{
    static string IEntry.Name => "organisation.office-registered";

    /// <inheritdoc/>
    public Guid About => Id;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office)];
}

/// <summary>A post was established in an office.</summary>
public sealed record PostEstablished(PostId Post, string Office, string Title, IReadOnlyList<string> Rights) : IEntry
{
    static string IEntry.Name => "organisation.post-established";

    /// <inheritdoc/>
    public Guid About => Post.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office), .. Rights.Select(r => new Fact("right", r))];
}

/// <summary>A person became a member of staff.</summary>
public sealed record PersonRegistered(StaffId Staff, string PersonName) : IEntry
{
    static string IEntry.Name => "organisation.person-registered";

    /// <inheritdoc/>
    public Guid About => Staff.Value;
}

/// <summary>A person was appointed to a post (発令).</summary>
public sealed record PersonAppointed(StaffId Staff, PostId Post, string Office, DateOnly From, DateOnly? Until, bool Concurrent) : IEntry
{
    static string IEntry.Name => "organisation.person-appointed";

    /// <inheritdoc/>
    public Guid About => Staff.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office), new("from", From.ToString("O"))];
}

/// <summary>An appointment got its last day.</summary>
public sealed record AppointmentEnded(StaffId Staff, PostId Post, string Office, DateOnly LastDay) : IEntry
{
    static string IEntry.Name => "organisation.appointment-ended";

    /// <inheritdoc/>
    public Guid About => Staff.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office), new("until", LastDay.ToString("O"))];
}
