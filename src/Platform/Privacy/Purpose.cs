namespace SmartLocal.Platform.Privacy;

/// <summary>Why somebody looks. Coded: it stands sealed in the journal, and the residents read it as <c>platform.purpose.CODE</c>.</summary>
public sealed record Purpose
{
    private Purpose(string code, bool heldBack = false) => (Code, IsHeldBack) = (code, heldBack);

    /// <summary>To handle what the person applied for.</summary>
    public static readonly Purpose CaseHandling = new("case-handling");

    /// <summary>To decide what was drafted about the person (決裁).</summary>
    public static readonly Purpose Decision = new("decision");

    /// <summary>To check by what right somebody acts for another.</summary>
    public static readonly Purpose MandateChecking = new("mandate-checking");

    /// <summary>To find out why a mail did not arrive.</summary>
    public static readonly Purpose MailDelivery = new("mail-delivery");

    /// <summary>To print a letter to the person and post it.</summary>
    public static readonly Purpose Posting = new("posting");

    /// <summary>To see whether others looked rightly.</summary>
    public static readonly Purpose Audit = new("audit");

    /// <summary>To erase what need not be kept any more.</summary>
    public static readonly Purpose Erasure = new("erasure");

    /// <summary>An inquiry that would be spoilt if the person knew (行政機関個人情報保護 法第78条第1項第5号): not shown to her.</summary>
    public static readonly Purpose Investigation = new("investigation", heldBack: true);

    /// <summary>To keep the list of protected persons: not shown to them, who else could be watched.</summary>
    public static readonly Purpose Protection = new("protection", heldBack: true);

    /// <summary>All of them, in the order of lists.</summary>
    public static IReadOnlyList<Purpose> All { get; } = [CaseHandling, Decision, MandateChecking, MailDelivery, Posting, Audit, Erasure, Investigation, Protection];

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>Whether the person is not told.</summary>
    public bool IsHeldBack { get; }
}
