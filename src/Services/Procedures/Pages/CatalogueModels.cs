using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Catalogue;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures.Pages;

public sealed record HomeModel(IReadOnlyList<Shortcut> Events, IReadOnlyList<ProcedureCardModel> MostUsed, IReadOnlyList<Shortcut> Categories);

/// <summary>A way into the catalogue, and how many procedures stand behind it.</summary>
public sealed record Shortcut(RichText Name, RichText? Lead, string Href, int Count);

public sealed record BrowseModel(RichText Title, RichText Lead, IReadOnlyList<Shortcut> Shortcuts);

public sealed record ProcedureCardModel(ProcedureDefinition Procedure, Availability Availability, DateOnly Today);

/// <summary>By what a list can be narrowed down, with how many procedures each choice would leave.</summary>
public sealed record Facet(string Name, RichText Label, string? Chosen, IReadOnlyList<FacetValue> Values);

public sealed record FacetValue(string Value, RichText Label, int Count);

/// <summary>What a list is narrowed down by, and the list without it.</summary>
public sealed record ChosenFacet(RichText Label, RichText Value, string WithoutHref);

/// <summary>The cards of one row of the fifty sounds; of all rows where they are not told apart.</summary>
public sealed record KanaGroup(RichText? Heading, IReadOnlyList<ProcedureCardModel> Cards);

public sealed record ProcedureListModel(RichText Title, RichText? Lead, string Sought, IReadOnlyList<Facet> Facets, IReadOnlyList<ChosenFacet> Chosen)
{
    public required int Count { get; init; }

    public required IReadOnlyList<KanaGroup> Groups { get; init; }

    /// <summary>Where each row of the fifty sounds begins; none where the list is one page.</summary>
    public IReadOnlyList<PageLink> Rows { get; init; } = [];

    public string? PreviousHref { get; init; }

    public string? NextHref { get; init; }

    /// <summary>The words that were looked for in place of those that were typed.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <summary>Where nothing is left: what is called most like it.</summary>
    public IReadOnlyList<ProcedureCardModel> Near { get; init; } = [];
}

public sealed record ProcedureModel(
    ProcedureDefinition Procedure, Availability Availability, OfficeCard? Office, IReadOnlyList<DraftLine> Drafts, Refusal? Refusal, IReadOnlyList<ProcedureAction> Actions)
{
    /// <summary>The day on which the page is read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What can be reckoned of its deadline; null where there is none, or only words.</summary>
    internal DeadlineModel? Deadline { get; init; }

    /// <summary>The page's own address, for whoever holds it on paper; null where nobody has said where the site is.</summary>
    public string? Address { get; init; }
}

/// <summary>The calculator of a deadline.</summary>
/// <param name="Typed">The day as it was typed.</param>
/// <param name="Refusal">What is wrong with it.</param>
/// <param name="Reckoned">What came of it; null where nothing was typed yet.</param>
internal sealed record DeadlineModel(Platform.Kit.DateParts Typed, Refusal? Refusal, ReckonedDeadline? Reckoned);
