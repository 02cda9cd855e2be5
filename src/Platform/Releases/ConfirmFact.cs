using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// Whoever answers for it in the office says that a fact of the release in force is so, and from where she knows. It is asked
/// with the value that she saw: of a value that has changed meanwhile nobody has said anything.
/// </summary>
internal sealed record ConfirmFact(string Subject, string Fact, string Value, string Source) : IAct<ConfirmationId>
{
    public const int LongestSource = 300;

    public static readonly RefusalKind Unknown = new("releases.fact-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind AnotherOffice = new("releases.fact-of-another-office", RefusalReason.NotAllowed);
    public static readonly RefusalKind Changed = new("releases.fact-changed", RefusalReason.Conflict);
    public static readonly RefusalKind AlreadyConfirmed = new("releases.fact-confirmed", RefusalReason.Conflict);
    public static readonly RefusalKind NoSource = new("releases.fact-no-source");

    public ActKind Kind { get; } = new("releases.confirm-fact", Permission.Right(FactPages.Right));

    public async ValueTask<Result<ConfirmationId>> Run(Acting acting, CancellationToken ct)
    {
        var source = Source.Trim();
        if (source.Length is 0 or > LongestSource || source.Any(char.IsControl)) return NoSource.Of("source", ("max", LongestSource));
        var fact = acting.All<IFactSource>().SelectMany(s => s.Facts()).FirstOrDefault(f => f.Subject == Subject && f.Name == Fact);
        if (fact is null) return Unknown.Because();
        if (fact.Office != acting.Actor.Office) return AnotherOffice.Because();
        if (fact.Digest != Value) return Changed.Because();
        if (fact.Confirmed is not null) return AlreadyConfirmed.Because();

        var day = acting.Now.TokyoDate;
        var posts = new List<HeldPost>();
        foreach (var rights in acting.All<IRightsSource>()) posts.AddRange(await rights.PostsOf(acting.Db, acting.Actor.Id, day, ct));
        var by = posts.Acting(fact.Office) is { } post ? $"{post.OfficeName} {post.PersonName}" : fact.Office;
        var confirmation = new ConfirmationRow
        {
            Id = acting.NewId<ConfirmationId>(), Subject = Subject, Fact = Fact, Value = Value, By = by, Source = source, Staff = acting.Actor.Id, At = acting.Now,
        };
        acting.Db.Add(confirmation);
        acting.Record(new FactConfirmed(confirmation.Id, Subject, Fact, Value));
        return confirmation.Id;
    }
}

/// <summary>A fact of the city's files was confirmed.</summary>
public sealed record FactConfirmed(ConfirmationId Confirmation, string Subject, string Fact, string Value) : IEntry
{
    static string IEntry.Name => "releases.fact-confirmed";

    /// <inheritdoc/>
    public Guid About => Confirmation.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("subject", Subject), new("fact", Fact), new("value", Value)];
}
