using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Procedures;

/// <summary>A draft (下書き).</summary>
internal readonly record struct DraftId(Guid Value) : IId<DraftId>
{
    public static DraftId From(Guid value) => new(value);
}

/// <summary>
/// An application on its way: what somebody typed so far, right or wrong, under the version of the form in which she began.
/// It belongs to her browser until she signs in, and then to her account.
/// </summary>
internal sealed class Draft
{
    /// <summary>How long an untouched draft is kept.</summary>
    public const int Days = 30;

    /// <summary>How many days before it is forgotten its holder is told.</summary>
    public const int NoticeDays = 5;

    public static readonly PersonalColumn TypedColumn = new("procedures_draft.typed", Fields.Answers);
    public static readonly PersonalColumn NumbersColumn = new("procedures_draft.numbers", Fields.Masked);

    public static readonly RefusalKind Unknown = new("procedures.draft-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind AlreadySubmitted = new("procedures.draft-submitted", RefusalReason.Conflict);

    /// <summary>Somebody whose session is over has typed on a page that was saved elsewhere since.</summary>
    public static readonly RefusalKind SavedElsewhere = new("procedures.saved-elsewhere", RefusalReason.Conflict);

    public DraftId Id { get; init; }

    public required string Procedure { get; init; }

    /// <summary>Hash of the version under which it stands.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>Digest of the secret in the cookie of the browser that began it.</summary>
    public required byte[] Browser { get; init; }

    /// <summary>Digest of the key in its resume link: mail is often read in another browser.</summary>
    public required byte[] Resume { get; init; }

    public AccountId? Account { get; private set; }

    /// <summary>Who fills it in for the account's holder; null where it is herself.</summary>
    public Guid? Agent { get; private set; }

    /// <summary>
    /// JSON of <see cref="Forms.Typed"/> without what was typed for individual numbers, sealed; null where nothing was typed yet, or it
    /// went into the application.
    /// </summary>
    public Personal? Typed { get; private set; }

    /// <summary>What was typed for individual numbers, sealed by itself.</summary>
    public Personal? Numbers { get; private set; }

    public Instant StartedAt { get; init; }

    public Instant SavedAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    /// <summary>When its holder was told that it will be forgotten; null where it was touched since.</summary>
    public Instant? WarnedAt { get; private set; }

    /// <summary>The receipt number of what became of it.</summary>
    public string? Receipt { get; private set; }

    public static Draft Start(DraftId id, ProcedureDefinition procedure, DraftSecret secret, Instant now)
    {
        var draft = new Draft
        {
            Id = id,
            Procedure = procedure.Id,
            Definition = procedure.Hash,
            Browser = secret.Digest,
            Resume = secret.ResumeDigest(id),
            StartedAt = now,
        };
        draft.Touch(now);
        return draft;
    }

    /// <summary>What was typed, opened to whoever holds the draft.</summary>
    public Typed ReadTyped(Opened opened) =>
        opened.ReadOptional(Id.Value, TypedColumn.Of(Id.Value), Typed) is { } json
            ? Forms.Typed.Parse(json).WithNumbers(opened.ReadOptional(Id.Value, NumbersColumn.Of(Id.Value), Numbers))
            : new Typed();

    /// <summary>A claimed draft is shown to its account alone: the browser may be shared.</summary>
    public bool IsShownTo(DraftHolder holder) => Account is { } owner ? holder.Account == owner && holder.Agent == Agent : holder.Has(Browser);

    /// <summary>Whoever it is shown to may write; and so may the browser whose session has just expired, or typing would be lost.</summary>
    public bool IsWrittenBy(DraftHolder holder) => IsShownTo(holder) || (holder.Account is null && holder.Has(Browser));

    /// <param name="acting">The act that saves.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="form">The form in which: it says what is an individual number.</param>
    public Refusal? Save(Acting acting, Typed typed, FormDefinition form)
    {
        if (Receipt is not null) return AlreadySubmitted.Because();
        Typed = acting.Seal(TypedColumn.Of(Id.Value), typed.WithoutNumbers(form, out var numbers).ToJson());
        Numbers = acting.SealOptional(NumbersColumn.Of(Id.Value), numbers);
        Touch(acting.Now);
        return null;
    }

    /// <summary>Puts it under a newer version, with what of it goes over.</summary>
    public Refusal? Move(Acting acting, ProcedureDefinition newer, Typed typed)
    {
        if (Receipt is not null) return AlreadySubmitted.Because();
        Definition = newer.Hash;
        return Save(acting, typed, newer.Form);
    }

    public void Claim(Actor holder) => (Account, Agent) = (AccountId.From(holder.Subject), holder.Agent);

    /// <summary>What was typed is in the application now, and is kept only there.</summary>
    public void Submit(Actor holder, ReceiptNumber receipt)
    {
        Claim(holder);
        Receipt = receipt.Value;
        Typed = null;
        Numbers = null;
    }

    public void Warn(Instant now) => WarnedAt = now;

    private void Touch(Instant now)
    {
        WarnedAt = null;
        SavedAt = now;
        ExpiresAt = now + TimeSpan.FromDays(Days);
    }
}
