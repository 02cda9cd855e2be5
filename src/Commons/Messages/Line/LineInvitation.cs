using SmartLocal.Kernel;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Somebody on LINE is to be told how she connects her account. She is nobody to the city yet: her id is sealed, and the row goes as soon
/// as she has been told.
/// </summary>
internal sealed class LineInvitation
{
    public static readonly PersonalColumn PersonColumn = new("messages_line_invitation.person", Fields.Mail);

    private LineInvitation()
    {
    }

    /// <summary>Also LINE's retry key: she is told once.</summary>
    public LineInvitationId Id { get; private init; }

    /// <summary>Her id on LINE, sealed.</summary>
    public Personal Person { get; private init; } = null!;

    public Instant At { get; private init; }

    public static LineInvitation To(LineInvitationId id, LineUserId person, Vault vault, Instant now) => new() { Id = id, Person = vault.Seal(PersonColumn.Of(id.Value), person.Value), At = now };
}

internal readonly record struct LineInvitationId(Guid Value) : IId<LineInvitationId>
{
    public static LineInvitationId From(Guid value) => new(value);
}
