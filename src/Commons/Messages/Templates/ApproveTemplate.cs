using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Templates;

/// <summary>Somebody else than its writer has read a version, and it can go out.</summary>
internal sealed record ApproveTemplate(MessageTemplateId Template, int Number) : IAct<Done>
{
    /// <summary>Whoever writes does not see her own mistakes.</summary>
    public static readonly RefusalKind OwnWords = new("messages.template-own-words", RefusalReason.Conflict);

    /// <summary>It was read before.</summary>
    public static readonly RefusalKind ReadAlready = new("messages.template-read-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.approve-template", Permission.Right(Rights.WriteMessages));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var version = await acting.Db.Set<TemplateVersion>().AsTracking().SingleOrDefaultAsync(v => v.Template == Template && v.Number == Number, ct);
        if (version is null) return WriteTemplate.Unknown.Because();
        if (version.ApprovedBy is not null) return ReadAlready.Because();
        if (version.WrittenBy == acting.Actor.Id) return OwnWords.Because();
        version.Approve(acting.Actor.Id, acting.Now);
        acting.Record(new TemplateApproved(Template.Value, Number));
        return Done.Yes;
    }
}
