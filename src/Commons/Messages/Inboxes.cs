using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>Whose inbox somebody reads.</summary>
internal static class Inboxes
{
    /// <summary>
    /// Her own, or that of the person for whom she acts where she may see everything of hers. Who only hands something in for
    /// another reads an inbox that is empty.
    /// </summary>
    public static Guid Of(Actor reader) => reader.SeesOnlyOf is null ? reader.Subject : Guid.Empty;
}
