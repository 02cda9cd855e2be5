using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Knows answers that a person would otherwise type again: what she wrote last time, her account's mail, a register. What it
/// knows is offered to her, never filled in unasked; the answer keeps where it came from and as of when.
/// </summary>
[Socket]
public interface IAnswerSource
{
    /// <summary>A coded word that stands in answers as their source, <c>earlier-application</c>. One of those that the form language has a name for, the text <c>forms.source.</c> and the word.</summary>
    string Kind { get; }

    /// <summary>Whose word comes first where two know the same, ascending: a register before what somebody wrote.</summary>
    int Order { get; }

    /// <summary>What it knows of the person for whom this resident acts: herself, or whoever has given her a mandate.</summary>
    Task<IReadOnlyList<KnownAnswer>> Known(CityContext db, Actor resident, CancellationToken ct);
}

/// <summary>An answer that a source knows.</summary>
/// <param name="About">What of the person it is; null where only a <see cref="Word"/> says so.</param>
/// <param name="Value">Its value, of the type that <see cref="PersonDetail"/> names, or that the item under the word gives.</param>
/// <param name="AsOf">The day on which it was last known to be so.</param>
public sealed record KnownAnswer(PersonDetail? About, object Value, DateOnly AsOf)
{
    /// <summary>The word of the shared vocabulary under which she was asked it before, and the kind of item; null where there was none.</summary>
    public (string Name, string Kind)? Word { get; init; }
}

/// <summary>What of a person a form can ask and a source can know. A definition writes it as <c>prefill: name</c>.</summary>
public enum PersonDetail
{
    /// <summary>氏名: a <see cref="Kernel.PersonName"/>.</summary>
    Name,

    /// <summary>フリガナ: a <see cref="Kernel.KanaName"/>.</summary>
    Kana,

    /// <summary>住所: a string as <see cref="Kernel.Address.ToString"/> writes it.</summary>
    Address,

    /// <summary>電話番号: a string, digits and hyphens.</summary>
    Phone,

    /// <summary>メールアドレス: a string.</summary>
    Mail,

    /// <summary>生年月日: a <see cref="DateOnly"/>.</summary>
    BirthDate,
}
