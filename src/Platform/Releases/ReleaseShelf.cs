using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>Checks a city folder, publishes it, and hands the release in force to the modules.</summary>
public sealed class ReleaseShelf
{
    /// <summary>The folder has mistakes; <c>check</c> lists them.</summary>
    public static readonly RefusalKind HasMistakes = new("releases.has-mistakes");

    private readonly IDbContextFactory<CityContext> contexts;
    private readonly IReadOnlyList<IReleasePart> parts;
    private ReleaseId? taken;

    internal ReleaseShelf(IDbContextFactory<CityContext> contexts, IEnumerable<IReleasePart> parts)
    {
        this.contexts = contexts;
        this.parts = [.. parts];
    }

    /// <summary>Every mistake in the folder, ordered by file and line.</summary>
    public IReadOnlyList<Finding> Check(ReleaseFiles files) =>
        [.. parts.SelectMany(p => p.Check(files)).OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];

    /// <summary>Publishes the folder when it has no mistakes, and puts it in force here.</summary>
    public async Task<Result<ReleaseId>> Publish(City city, ReleaseFiles files, CancellationToken ct)
    {
        var mistakes = Check(files).Count(f => !f.IsWarning);
        if (mistakes > 0) return HasMistakes.Because(("count", mistakes));
        var published = await city.Perform(new PublishRelease(files), ct);
        if (!published.IsRefused)
        {
            TakeAll(files);
            taken = published.Value;
        }

        return published;
    }

    /// <summary>Puts the published release in force in this process. False when nothing has been published yet.</summary>
    public async Task<bool> TakeCurrent(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var release = await db.Set<ReleaseRow>().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        if (release is null) return false;
        if (release.Id == taken) return true;
        var files = await (
            from file in db.Set<ReleaseFileRow>()
            join content in db.Set<ReleaseContentRow>() on file.Hash equals content.Hash
            where file.Release == release.Id
            orderby file.Path
            select new ReleaseFile(file.Path, file.Layer, content.Content)).ToListAsync(ct);
        TakeAll(new ReleaseFiles(files));
        taken = release.Id;
        return true;
    }

    /// <summary>The content of a file as some release held it, by its hash: definitions that are pinned outlive their release.</summary>
    public async Task<string?> Content(string hash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var content = await db.Set<ReleaseContentRow>().Where(c => c.Hash == hash).Select(c => c.Content).SingleOrDefaultAsync(ct);
        return content is null ? null : System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
    }

    private void TakeAll(ReleaseFiles files)
    {
        foreach (var part in parts) part.Take(files);
    }
}
