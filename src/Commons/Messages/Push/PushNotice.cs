using System.Text.Json;

namespace SmartLocal.Messages.Push;

/// <summary>What a notification on a screen says, as push-worker.js reads it. The screen may be locked and seen by others: the words are neutral.</summary>
/// <param name="Title">Who writes.</param>
/// <param name="Body">That there is a message.</param>
/// <param name="Link">The path on our own site that a press opens, behind the sign-in.</param>
/// <param name="Tag">Two with the same tag are one on the screen.</param>
internal sealed record PushNotice(string Title, string Body, string Link, string Tag)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Spelling);
}
