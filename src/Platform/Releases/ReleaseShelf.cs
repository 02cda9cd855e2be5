using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>Checks a city folder, publishes it, and hands the release in force to the modules.</summary>
public sealed class ReleaseShelf : IDisposable
{
    /// <summary>The folder has mistakes; <c>check</c> lists them.</summary>
    public static readonly RefusalKind HasMistakes = new("releases.has-mistakes");

    private readonly IDbContextFactory<CityContext> contexts;
    private readonly Confirmations confirmations;
    private readonly IReadOnlyList<IReleasePart> parts;
    private readonly SemaphoreSlim taking = new(1);
    private (int Latest, int Confirmations, int Withdrawn) taken;

    internal ReleaseShelf(IDbContextFactory<CityContext> contexts, Confirmations confirmations, IEnumerable<IReleasePart> parts)
    {
        this.contexts = contexts;
        this.confirmations = confirmations;
        this.parts = [.. parts];
    }

    /// <summary>Every mistake in the folder, ordered by file and line.</summary>
    public IReadOnlyList<Finding> Check(ReleaseFiles files) => CheckComplete(Complete(files));

    /// <summary>What the folder holds, in lines of figures.</summary>
    public IReadOnlyList<string> Describe(ReleaseFiles files)
    {
        var complete = Complete(files);
        return [.. parts.SelectMany(p => p.Describe(complete))];
    }

    /// <summary>The files as they are handed in: each part has written into them what must not change any more.</summary>
    public ReleaseFiles Complete(ReleaseFiles files) => parts.Aggregate(files, (completed, part) => part.Complete(completed));

    private IReadOnlyList<Finding> CheckComplete(ReleaseFiles files) =>
        [.. parts.SelectMany(p => p.Check(files)).Select(files.Locate).OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];

    /// <summary>Hands the folder in and publishes it in one go, when it has no mistakes.</summary>
    public async Task<Result<ReleaseId>> Publish(City city, ReleaseFiles files, CancellationToken ct)
    {
        files = Complete(files);
        var mistakes = CheckComplete(files).Count(f => !f.IsWarning);
        if (mistakes > 0) return HasMistakes.Because(("count", mistakes));
        return (await city.Perform(new HandInRelease(files), ct)).Try(out var handedIn, out var no) ? await Publish(city, handedIn, ct) : no;
    }

    /// <summary>Publishes what was handed in, when it has no mistakes, and puts it in force here.</summary>
    public async Task<Result<ReleaseId>> Publish(City city, ReleaseId handedIn, CancellationToken ct)
    {
        // Handed in under an earlier build, it may have mistakes that only this one knows.
        if (await Files(handedIn, ct) is { } files && Check(files).Count(f => !f.IsWarning) is > 0 and var mistakes) return HasMistakes.Because(("count", mistakes));
        return await Performed(city, new PublishRelease(handedIn), ct);
    }

    /// <summary>Performs an act that changes what is in force or confirmed, and has it hold here before anybody is answered.</summary>
    internal async Task<Result<T>> Performed<T>(City city, IAct<T> act, CancellationToken ct)
    {
        var done = await city.Perform(act, ct);
        if (!done.IsRefused) await TakeCurrent(CancellationToken.None);
        return done;
    }

    /// <summary>Puts the published release in force in this process, unless it is already. False when nothing has been published yet.</summary>
    public async Task<bool> TakeCurrent(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await taking.WaitAsync(ct);
        try
        {
            var mark = await InForce.Mark(db, ct);
            if (mark.Latest == 0) return false;
            if (mark == taken) return true;
            await confirmations.Take(db, ct);
            var files = await InForce.Files(db, (await InForce.Now(db, ct))!.Id, ct);
            foreach (var part in parts) part.Take(files);
            // Reading a release leaves several times its own size behind: it is given back at once, and not held for the next one.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            taken = mark;
            return true;
        }
        finally
        {
            taking.Release();
        }
    }

    /// <summary>The files of a release, or null when there is none.</summary>
    internal async Task<ReleaseFiles?> Files(ReleaseId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var files = await InForce.Files(db, id, ct);
        return files.All.Count == 0 ? null : files;
    }

    /// <inheritdoc/>
    public void Dispose() => taking.Dispose();

    /// <summary>The content of a file as some release held it, by its hash: definitions that are pinned outlive their release.</summary>
    public async Task<string?> Content(string hash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var content = await db.Set<ReleaseContentRow>().Where(c => c.Hash == hash).Select(c => c.Content).SingleOrDefaultAsync(ct);
        return content is null ? null : System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
    }
}
