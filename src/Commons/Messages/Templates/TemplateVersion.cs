using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Templates;

/// <summary>
/// The words of a template as somebody wrote them once. Never changed: whoever changes a word writes the next version. It is sent
/// at most once, and only after somebody else than its writer has read it.
/// </summary>
internal sealed class TemplateVersion
{
    private TemplateVersion()
    {
    }

    public MessageTemplateId Template { get; private init; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private init; }

    public string SubjectJa { get; private init; } = "";

    public string SubjectEasy { get; private init; } = "";

    public string SubjectEn { get; private init; } = "";

    public string TextJa { get; private init; } = "";

    public string TextEasy { get; private init; } = "";

    public string TextEn { get; private init; } = "";

    /// <summary>Where the button under the message leads, on this site.</summary>
    public string LinkPath { get; private init; } = "";

    /// <summary>Who wrote it, a member of staff.</summary>
    public Guid WrittenBy { get; private init; }

    public Instant At { get; private init; }

    /// <summary>Who has read it and says that it can go out; null until then.</summary>
    public Guid? ApprovedBy { get; private set; }

    public Instant? ApprovedAt { get; private set; }

    /// <summary>What it was sent as; null until then.</summary>
    public BroadcastId? Broadcast { get; private set; }

    public LocalText Subject => LocalText.Checked(SubjectJa, SubjectEasy, SubjectEn);

    public LocalText Text => LocalText.Checked(TextJa, TextEasy, TextEn);

    public static TemplateVersion Of(MessageTemplateId template, int number, Words words, Guid by, Instant now) => new()
    {
        Template = template, Number = number, LinkPath = words.LinkPath, WrittenBy = by, At = now,
        SubjectJa = words.Subject.Ja, SubjectEasy = words.Subject.Easy!, SubjectEn = words.Subject.En!,
        TextJa = words.Text.Ja, TextEasy = words.Text.Easy!, TextEn = words.Text.En!,
    };

    /// <summary>Whether it says the same.</summary>
    public bool Says(Words words) => Subject == words.Subject && Text == words.Text && LinkPath == words.LinkPath;

    /// <summary>Somebody else has read it.</summary>
    public void Approve(Guid by, Instant now) => (ApprovedBy, ApprovedAt) = (by, now);

    /// <summary>It has gone out.</summary>
    public void Send(BroadcastId broadcast) => Broadcast = broadcast;

    /// <summary>What is written, in all languages, and where it leads.</summary>
    internal sealed record Words(LocalText Subject, LocalText Text, string LinkPath);
}
