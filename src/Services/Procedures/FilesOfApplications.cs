using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Which files that a machine has sent its applications name.</summary>
internal sealed class FilesOfApplications(Applications applications) : IFileNames
{
    public async ValueTask<IReadOnlyDictionary<FileId, Guid>> Named(Acting acting, Guid owner, IReadOnlySet<FileId> files, CancellationToken ct)
    {
        var named = new Dictionary<FileId, Guid>();
        var hers = AccountId.From(owner);
        foreach (var id in await acting.Db.Set<Application>().Where(a => a.Account == hers || a.Agent == owner).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct))
        {
            var sent = (await applications.Find(acting.Db, acting.OpenForWork(), id, ct))!;
            foreach (var file in sent.Answers.Files.Concat(sent.Amendments.SelectMany(a => a.Before?.AllFiles ?? [])))
                if (files.Contains(file.Id)) named[file.Id] = id.Value;
        }

        return named;
    }
}
