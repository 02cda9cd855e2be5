namespace SmartLocal.Simulators.Sms;

/// <summary>A text that the simulated gateway took.</summary>
/// <param name="Number">1 for the first since the start, without gaps.</param>
/// <param name="At">When it came.</param>
/// <param name="To">The phone, <c>+819012345678</c>.</param>
/// <param name="Text">Its words.</param>
/// <param name="Reference">The sender's own name for it.</param>
/// <param name="IsDelivered">Whether the phone has it; otherwise there is no such number.</param>
internal sealed record ReceivedSms(long Number, DateTimeOffset At, string To, string Text, string Reference, bool IsDelivered)
{
    /// <summary>The gateway's name for it.</summary>
    public string Id => $"sim-{Number}";

    /// <summary>What its receipt says, as it would be posted to the sender.</summary>
    public byte[] Receipt() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["reference"] = Reference,
        ["status"] = IsDelivered ? "delivered" : "undeliverable",
        ["reason"] = IsDelivered ? "" : "number-unknown",
    });
}
