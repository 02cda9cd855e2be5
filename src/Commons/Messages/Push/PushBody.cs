using System.Net;
using System.Net.Http.Headers;

namespace SmartLocal.Messages.Push;

/// <summary>The body of a push message, which knows whether it has begun to leave: from then on only an answer says what became of it.</summary>
internal sealed class PushBody : HttpContent
{
    private readonly byte[] encrypted;
    private volatile bool isHandedOver;

    public PushBody(byte[] encrypted)
    {
        this.encrypted = encrypted;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        Headers.ContentEncoding.Add("aes128gcm");
    }

    public bool IsHandedOver => isHandedOver;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        isHandedOver = true;
        await stream.WriteAsync(encrypted, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = encrypted.Length;
        return true;
    }
}
