using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>Marks an interface as a named place into which later modules plug themselves; the host assembles.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SocketAttribute : Attribute;

/// <summary>An entry of the menu, on every page of its side. Shown to whoever has the permission.</summary>
/// <param name="Side">Which menu: the residents' or the staff's.</param>
/// <param name="Order">Its place, ascending.</param>
/// <param name="LabelKey">Key of the label.</param>
/// <param name="Href">Path of the page.</param>
/// <param name="Permission">Who sees it.</param>
public sealed record MenuEntry(MenuSide Side, int Order, string LabelKey, string Href, Permission Permission);

/// <summary>The two menus.</summary>
public enum MenuSide
{
    /// <summary>The public site.</summary>
    Resident,

    /// <summary>The staff's pages.</summary>
    Staff,
}

/// <summary>A section of the resident's own page (マイページ), rendered for the signed-in resident.</summary>
[Socket]
public interface IMyPageSection
{
    /// <summary>Its place, ascending.</summary>
    int Order { get; }

    /// <summary>A component with the parameter <c>Model</c>.</summary>
    Type Component { get; }

    /// <summary>Whether it is nothing for whoever acts for her.</summary>
    bool OnlyForHerself => false;

    /// <summary>What the component shows for this resident.</summary>
    Task<object> Load(CityContext db, Actor resident, CancellationToken ct);
}

/// <summary>A section that a module shows with a matter, on the page on which the staff handles it.</summary>
[Socket]
public interface IMatterSection
{
    /// <summary>Its place, ascending.</summary>
    int Order { get; }

    /// <summary>A component with the parameter <c>Model</c>.</summary>
    Type Component { get; }

    /// <summary>What the component shows for this matter, for whoever may look at it; null where there is nothing to show.</summary>
    Task<object?> Load(CityContext db, Guid matter, CancellationToken ct);
}

/// <summary>What a mandate can be limited to: procedures, which only a later module knows.</summary>
[Socket]
public interface IMandateScope
{
    /// <summary>The procedures that can be applied for, in the order in which they are offered.</summary>
    IEnumerable<(string Id, Text.LocalText Name)> Procedures { get; }

    /// <summary>Those of the mandates by which something was handed in that is still kept: they are kept as long.</summary>
    Task<IReadOnlySet<Guid>> InUse(CityContext db, IReadOnlyCollection<Guid> mandates, CancellationToken ct);
}

/// <summary>
/// Carries a mail in the act's own transaction: it leaves after the commit, and a mail server that is down leaves it waiting.
/// </summary>
[Socket]
public interface IMailCarrier
{
    /// <summary>Takes the mail. The text is plain; the address was checked.</summary>
    ValueTask Take(Acting acting, EmailAddress to, string subject, string text, CancellationToken ct);
}

/// <summary>Knows what a member of staff may do on a day, from the posts she holds.</summary>
[Socket]
public interface IRightsSource
{
    /// <summary>The posts held on that day, the principal one first; empty when she holds none.</summary>
    Task<IReadOnlyList<HeldPost>> PostsOf(CityContext db, Guid staff, DateOnly day, CancellationToken ct);
}

/// <summary>A post (職) held on a day.</summary>
/// <param name="Office">Code of the office (課).</param>
/// <param name="OfficeName">Its name, as the city writes it.</param>
/// <param name="PersonName">The holder's name.</param>
/// <param name="Rights">What the post allows.</param>
public sealed record HeldPost(string Office, string OfficeName, string PersonName, IReadOnlySet<string> Rights);

/// <summary>The posts of somebody who holds several, perhaps in several offices (兼務).</summary>
public static class HeldPosts
{
    /// <summary>The offices in which she holds a post, that of the principal one first.</summary>
    public static IReadOnlyList<HeldPost> Offices(this IReadOnlyList<HeldPost> posts) => [.. posts.DistinctBy(p => p.Office)];

    /// <summary>
    /// The one post as which she acts: for the office that she has chosen, otherwise for that of her principal post, with all that her posts
    /// in it allow. What a post in another office allows, it allows there; null where she holds none.
    /// </summary>
    public static HeldPost? Acting(this IReadOnlyList<HeldPost> posts, string? office)
    {
        ArgumentNullException.ThrowIfNull(posts);
        var first = posts.FirstOrDefault(p => p.Office == office) ?? (posts.Count > 0 ? posts[0] : null);
        return first is null ? null : first with { Rights = posts.Where(p => p.Office == first.Office).SelectMany(p => p.Rights).ToHashSet(StringComparer.Ordinal) };
    }
}

/// <summary>People and other daily things of a demo or training city, put into an empty database once.</summary>
[Socket]
public interface ISeed
{
    /// <summary>Its place, ascending: offices before their staff.</summary>
    int Order { get; }

    /// <summary>Puts them in, from the files under <c>demo/</c> of the city folder.</summary>
    Task Plant(Releases.ReleaseFiles files, City city, CancellationToken ct);
}

/// <summary>
/// Does again, before anybody is served, what a restore must not undo: whatever was erased since the backup was made stays
/// erased. Asked at every start, because a database can be put back by hand too; where none was, it costs nearly nothing.
/// </summary>
[Socket]
public interface IAfterRestore
{
    /// <summary>Does it; done twice, it is done once. The start waits for it.</summary>
    Task Reapply(CancellationToken ct);
}

/// <summary>A verb of <c>./smartlocal</c>.</summary>
[Socket]
public interface IVerb
{
    /// <summary>The words that call it, <c>journal verify</c>.</summary>
    string Words { get; }

    /// <summary>Half a line for the list of verbs.</summary>
    string Help { get; }

    /// <summary>Whether it writes: then it is refused while another process has the data folder open.</summary>
    bool Writes => false;

    /// <summary>Does it; 0 for success, 1 for "found something wrong", 2 for wrong use.</summary>
    Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct);
}

/// <summary>Lines that <c>./run</c> prints in a demo: who can sign in, and where.</summary>
[Socket]
public interface IGreetingLine
{
    /// <summary>The lines.</summary>
    IEnumerable<string> Lines(string address);
}
