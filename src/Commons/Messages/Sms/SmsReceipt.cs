using System.Text.Json;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Sms;

/// <summary>What a gateway tells later of a text that it took (docs/guides/sms.md): whether the phone has it.</summary>
/// <param name="Id">The gateway's name for the text.</param>
/// <param name="Reference">The city's own name for it.</param>
/// <param name="Fate">What became of it.</param>
internal sealed record SmsReceipt(string Id, Guid Reference, SmsFate Fate)
{
    /// <summary>Not a receipt as the description has it. Value: <c>field</c>, the first that is missing or makes no sense.</summary>
    public static readonly RefusalKind Unreadable = new("messages.sms-receipt-unreadable");

    /// <summary>Nobody has the number, in the words of a gateway.</summary>
    public const string NumberUnknown = "number-unknown";

    /// <summary>How much of what was posted is read.</summary>
    public const int MostBytes = 16 * 1024;
    private const int LongestId = 200;

    /// <summary>Reads what was posted. Fields and reasons that the description doesn't have are passed over.</summary>
    public static Result<SmsReceipt> Read(ReadOnlyMemory<byte> posted)
    {
        if (posted.Length > MostBytes) return Not("body");
        try
        {
            using var json = JsonDocument.Parse(posted);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return Not("body");
            if (Word(json, "id") is not { Length: > 0 and <= LongestId } id) return Not("id");
            if (!Guid.TryParseExact(Word(json, "reference"), "N", out var reference)) return Not("reference");
            return Word(json, "status") switch
            {
                "delivered" => new SmsReceipt(id, reference, SmsFate.Delivered),
                "undeliverable" => new SmsReceipt(id, reference, Word(json, "reason") == NumberUnknown ? SmsFate.NumberUnknown : SmsFate.NotReached),
                _ => Not("status"),
            };
        }
        catch (JsonException)
        {
            return Not("body");
        }
    }

    private static Refusal Not(string field) => Unreadable.Because(("field", field));

    private static string? Word(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;
}

/// <summary>What became of a text.</summary>
internal enum SmsFate
{
    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>The phone did not take it for as long as the network kept it, or refuses texts.</summary>
    NotReached,

    /// <summary>Nobody has the number: no text reaches it any more.</summary>
    NumberUnknown,
}
