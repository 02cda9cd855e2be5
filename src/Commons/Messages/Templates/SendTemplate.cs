using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Templates;

/// <summary>A version that somebody else has read goes to everybody who has an account. Once: whoever presses twice sends once.</summary>
internal sealed record SendTemplate(MessageTemplateId Template, int Number) : IAct<BroadcastId>
{
    /// <summary>Nobody else has read it yet.</summary>
    public static readonly RefusalKind NotRead = new("messages.template-not-read", RefusalReason.Conflict);

    /// <summary>It has gone out.</summary>
    public static readonly RefusalKind SentAlready = new("messages.template-sent-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.send-template", Permission.Right(Rights.WriteMessages), Weight.Bulk);

    public async ValueTask<Result<BroadcastId>> Run(Acting acting, CancellationToken ct)
    {
        var template = await acting.Db.Set<MessageTemplate>().SingleOrDefaultAsync(t => t.Id == Template, ct);
        var version = await acting.Db.Set<TemplateVersion>().AsTracking().SingleOrDefaultAsync(v => v.Template == Template && v.Number == Number, ct);
        if (template is null || version is null) return WriteTemplate.Unknown.Because();
        if (version.Broadcast is not null) return SentAlready.Because();
        if (version.ApprovedBy is null) return NotRead.Because();
        var sent = await acting.Ask(new SendToMany(Recipients.Everybody, Wording.Staffs, Wording.ValuesOf(version.Subject, version.Text), version.LinkPath, Template.Value, MessagePurpose.Of(template.Purpose)), ct);
        if (sent.IsRefused) return sent.Refusal;
        version.Send(sent.Value);
        acting.Record(new TemplateSent(Template.Value, Number, sent.Value));
        return sent.Value;
    }
}
