using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Organisation;

/// <summary>Establishes a post in an office, with the rights that go with it.</summary>
internal sealed record EstablishPost(string Office, string Code, string Title, IReadOnlyList<string> Rights) : IAct<PostId>
{
    public static readonly RefusalKind OfficeUnknown = new("organisation.office-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind CodeTaken = new("organisation.post-code-taken", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("organisation.establish-post", Permission.Right(Contracts.Rights.Appoint));

    public async ValueTask<Result<PostId>> Run(Acting acting, CancellationToken ct)
    {
        var code = OfficeCode.Stored(Office);
        var office = await acting.Db.Set<Office>().SingleOrDefaultAsync(o => o.Code == code, ct);
        if (office is null) return OfficeUnknown.Of("office", ("office", Office));
        if (!Post.Establish(acting.NewId<PostId>(), office, Code, Title, Rights).Try(out var post, out var no)) return no;
        if (await acting.Db.Set<Post>().AnyAsync(p => p.Office == post.Office && p.Code == post.Code, ct))
            return CodeTaken.Of("code", ("code", Code), ("office", office.Name));

        acting.Db.Add(post);
        acting.Record(new PostEstablished(post.Id, Office, post.Title, post.Rights));
        return post.Id;
    }
}
