using System.Globalization;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Behalf;

/// <summary>A person offered a mandate.</summary>
public sealed record MandateOffered(MandateId Mandate, string Kind) : IEntry
{
    static string IEntry.Name => "behalf.offered";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}

/// <summary>Somebody took the mandate that a person had offered: it holds from its first day on.</summary>
public sealed record MandateAccepted(MandateId Mandate, string Kind) : IEntry
{
    static string IEntry.Name => "behalf.accepted";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}

/// <summary>Somebody said that she may act for another, with evidence.</summary>
public sealed record MandateDeclared(MandateId Mandate, string Kind, int Files) : IEntry
{
    static string IEntry.Name => "behalf.declared";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind), new("files", Files.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>The city checked a mandate with its evidence, and it holds.</summary>
public sealed record MandateConfirmed(MandateId Mandate, string Kind) : IEntry
{
    static string IEntry.Name => "behalf.confirmed";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}

/// <summary>The city did not confirm a mandate. Why, the payload says.</summary>
public sealed record MandateRefused(MandateId Mandate, string Kind, string Reason) : IEntry
{
    static string IEntry.Name => "behalf.refused";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}

/// <summary>A mandate was ended, or an offer taken back.</summary>
/// <param name="Mandate">The mandate.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="By">principal, agent or city.</param>
public sealed record MandateEnded(MandateId Mandate, string Kind, string By) : IEntry
{
    static string IEntry.Name => "behalf.ended";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind), new("by", By)];
}

/// <summary>A person chose what her agent is told of her matters.</summary>
/// <param name="Mandate">The mandate.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Told">none, handed-in or all.</param>
public sealed record ToldChosen(MandateId Mandate, string Kind, string Told) : IEntry
{
    static string IEntry.Name => "behalf.told-chosen";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind), new("told", Told)];
}

/// <summary>Somebody began to act for another in this session.</summary>
public sealed record ActingBegun(MandateId Mandate, string Kind) : IEntry
{
    static string IEntry.Name => "behalf.acting-begun";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}

/// <summary>She acts for herself again.</summary>
public sealed record ActingStopped(Guid Subject) : IEntry
{
    static string IEntry.Name => "behalf.acting-stopped";

    /// <inheritdoc/>
    public Guid About => Subject;
}

/// <summary>A clerk began to type in what a person said (代理入力).</summary>
/// <param name="Mandate">What lets her do it today.</param>
/// <param name="Medium">counter, phone or post.</param>
/// <param name="Reason">Why not the person herself.</param>
public sealed record EntryBegun(MandateId Mandate, string Medium, string Reason) : IEntry
{
    static string IEntry.Name => "behalf.entry-begun";

    /// <inheritdoc/>
    public Guid About => Mandate.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("medium", Medium)];
}

/// <summary>Offers that nobody accepted in time were forgotten.</summary>
public sealed record OffersForgotten(Guid Sweep, int Count) : IEntry
{
    static string IEntry.Name => "behalf.offers-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("count", Count.ToString(CultureInfo.InvariantCulture))];
}
