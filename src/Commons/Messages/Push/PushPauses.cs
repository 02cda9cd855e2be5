using System.Collections.Concurrent;

namespace SmartLocal.Messages.Push;

/// <summary>Which push services have asked to be left alone (Retry-After), on this node, and until when.</summary>
internal sealed class PushPauses(TimeProvider clock)
{
    // As many as services are allowed: an origin comes here only after it was asked and has answered.
    private readonly ConcurrentDictionary<string, DateTimeOffset> until = new(StringComparer.Ordinal);

    public bool IsOn(Uri endpoint) => until.TryGetValue(Origin(endpoint), out var end) && clock.GetUtcNow() < end;

    public void Keep(Uri endpoint, TimeSpan pause) => until[Origin(endpoint)] = clock.GetUtcNow() + pause;

    private static string Origin(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Authority);
}
