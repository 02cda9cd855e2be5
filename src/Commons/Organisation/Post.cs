using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;

namespace SmartLocal.Organisation;

/// <summary>A post (職) of an office. Rights belong to posts, not to people: whoever is appointed has them from the first to the last day.</summary>
internal sealed class Post
{
    public static readonly RefusalKind TitleMissing = new("organisation.post-title-missing");
    public static readonly RefusalKind UnknownRight = new("organisation.right-unknown");

    private const int LongestTitle = 40;

    private Post()
    {
    }

    public PostId Id { get; private init; }
    public OfficeCode Office { get; private init; }

    /// <summary>Its code inside the office, <c>section-head</c>.</summary>
    public OfficeCode Code { get; private init; }

    /// <summary>課長, 係長, 係員.</summary>
    public string Title { get; private set; } = "";

    public IReadOnlyList<string> Rights { get; private set; } = [];

    public static Result<Post> Establish(PostId id, Office office, string code, string title, IReadOnlyList<string> rights)
    {
        if (!OfficeCode.Parse(code).Try(out var known, out var malformed)) return malformed with { Field = "code" };
        if (!PlainText.Read(title, LongestTitle).Try(out var named, out var unusable)) return unusable with { Field = "title" };
        if (named.Length == 0) return TitleMissing.Of("title");
        if (rights.FirstOrDefault(r => !Contracts.Rights.All.Contains(r)) is { } stranger)
            return UnknownRight.Of("rights", ("right", stranger));
        return new Post { Id = id, Office = office.Code, Code = known, Title = named, Rights = [.. rights.Distinct()] };
    }
}
