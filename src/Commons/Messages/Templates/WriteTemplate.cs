using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Templates;

/// <summary>A member of staff writes a text for many, or its next version.</summary>
/// <param name="Template">Which; null for a new one.</param>
/// <param name="Name">As the staff calls it.</param>
/// <param name="Purpose">What it is for: <see cref="MessagePurpose.Code"/>.</param>
/// <param name="Written">What was typed, by the name of the field: <c>subject.ja</c>, <c>text.easy</c>, <c>link</c>.</param>
internal sealed record WriteTemplate(MessageTemplateId? Template, string? Name, string? Purpose, IReadOnlyDictionary<string, string> Written) : IAct<TemplateWritten>
{
    public const int LongestSubject = 60;
    public const int LongestText = 2000;

    /// <summary>There is no such template.</summary>
    public static readonly RefusalKind Unknown = new("messages.template-unknown", RefusalReason.NotFound);

    /// <summary>Something is missing that every reader needs.</summary>
    public static readonly RefusalKind Needed = new("messages.template-needed");

    /// <summary>Longer than is read on a phone. Value: <c>max</c>.</summary>
    public static readonly RefusalKind TooLong = new("messages.template-too-long");

    /// <summary>A brace that is neither furigana nor doubled.</summary>
    public static readonly RefusalKind MarkupUnreadable = new("messages.template-markup");

    /// <summary>The link is no path of this site.</summary>
    public static readonly RefusalKind LinkElsewhere = new("messages.template-link");

    /// <summary>It says what it said before.</summary>
    public static readonly RefusalKind Unchanged = new("messages.template-unchanged", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.write-template", Permission.Right(Rights.WriteMessages));

    public async ValueTask<Result<TemplateWritten>> Run(Acting acting, CancellationToken ct)
    {
        var name = (Name ?? "").Trim();
        if (name.Length == 0) return Needed.Of("name");
        if (name.Length > MessageTemplate.LongestName) return TooLong.Of("name", ("max", MessageTemplate.LongestName));
        if (MessagePurpose.All.FirstOrDefault(p => p.Code == Purpose) is not { } purpose) return Needed.Of("purpose");
        var read = Read();
        if (read.IsRefused) return read.Refusal;

        var template = Template is { } id ? await acting.Db.Set<MessageTemplate>().AsTracking().SingleOrDefaultAsync(t => t.Id == id, ct) : MessageTemplate.Begin(acting.NewId<MessageTemplateId>(), acting.Now);
        if (template is null) return Unknown.Because();
        var last = await acting.Db.Set<TemplateVersion>().Where(v => v.Template == template.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (last?.Says(read.Value) == true && template.Name == name && template.Purpose == purpose.Code) return Unchanged.Because();
        if (Template is null) acting.Db.Add(template);
        template.Call(name, purpose);
        var version = TemplateVersion.Of(template.Id, (last?.Number ?? 0) + 1, read.Value, acting.Actor.Id, acting.Now);
        acting.Db.Add(version);
        var written = new TemplateWritten(template.Id.Value, version.Number);
        acting.Record(written);
        return written;
    }

    private Result<TemplateVersion.Words> Read()
    {
        var subject = Read("subject", LongestSubject);
        if (subject.IsRefused) return subject.Refusal;
        var text = Read("text", LongestText);
        if (text.IsRefused) return text.Refusal;
        var link = Typed("link") is { Length: > 0 } typed ? typed : "/my/messages";
        if (LocalPath.OrHome(link) != link) return LinkElsewhere.Of("link");
        return new TemplateVersion.Words(subject.Value, text.Value, link);
    }

    private Result<LocalText> Read(string part, int longest)
    {
        foreach (var language in LanguageCodes.All)
        {
            var field = $"{part}.{language.Code()}";
            var typed = Typed(field);
            if (typed.Length == 0) return Needed.Of(field);
            if (!IsReadable(typed, out var plain)) return MarkupUnreadable.Of(field);
            if (plain > longest) return TooLong.Of(field, ("max", longest));
        }

        return new LocalText(Typed(part + ".ja"), Typed(part + ".easy"), Typed(part + ".en"));
    }

    private string Typed(string field) => Written.GetValueOrDefault(field, "").ReplaceLineEndings("\n").Trim();

    // What is sent to many has no values: a name between braces would stand there unfilled.
    private static bool IsReadable(string typed, out int length)
    {
        try
        {
            length = new LocalText(typed).In(Language.Ja).Plain.Length;
            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }
}
