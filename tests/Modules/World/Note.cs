using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.World;

/// <summary>The smallest act there can be, for what is true of every act: it writes a row (an account) and says so.</summary>
internal sealed record WriteNote(string Mail, string? Refuse = null, bool Throw = false, bool Silent = false) : IAct<Guid>
{
    public static readonly RefusalKind Refused = new("test.refused");

    public ActKind Kind { get; init; } = new("test.write-note", Permission.Anyone);

    public async ValueTask<Result<Guid>> Run(Acting acting, CancellationToken ct)
    {
        var id = acting.NewId<AccountId>();
        acting.Db.Add(new AccountRow { Id = id, Mail = Mail, MadeAt = acting.Now });
        await acting.Db.SaveChangesAsync(ct);
        if (!Silent) acting.Record(new NoteWritten(id.Value, Mail));
        if (Throw) throw new InvalidOperationException("the programmer's mistake");
        if (Refuse is not null) return Refused.Because(("why", Refuse));
        return id.Value;
    }
}

public sealed record NoteWritten(Guid Note, string Mail) : IEntry
{
    public const string EntryName = "test.note-written";

    static string IEntry.Name => EntryName;

    public Guid About => Note;

    public IEnumerable<Fact> Facts => [new("kind", "note")];
}
