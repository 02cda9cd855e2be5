using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>Whose a passkey is, as the passkey itself says it when nobody has typed a name: r or s, and the id.</summary>
internal sealed record PasskeyHolder(ActorKind Kind, Guid Subject)
{
    public string Id => (Kind is ActorKind.Staff ? "s" : "r") + Subject.ToString("n");

    public static PasskeyHolder Of(Actor actor) => new(actor.Kind, actor.Id);

    public static PasskeyHolder? Parse(string? id) =>
        id is ['r' or 's', .. var rest] && Guid.TryParseExact(rest, "n", out var subject)
            ? new PasskeyHolder(id[0] == 's' ? ActorKind.Staff : ActorKind.Resident, subject)
            : null;
}
