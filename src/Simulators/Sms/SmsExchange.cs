using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartLocal.Simulators.Sms;

/// <summary>One client's requests to the simulated gateway, answered one after the other.</summary>
internal sealed partial class SmsExchange(SmsSimulator simulator, HttpLine line, SmsLimits limits, bool isOneTooMany)
{
    public async Task Run(CancellationToken stopping)
    {
        try
        {
            while (await line.Hear() is { } asked)
            {
                if (isOneTooMany) await No(503, "too-many-lines");
                else if (!await Answer(asked, stopping)) return;
            }
        }
        catch (InvalidDataException e)
        {
            await No(int.Parse(e.Message, System.Globalization.CultureInfo.InvariantCulture), "not-a-request");
        }
    }

    /// <summary>False when the line is to break without an answer.</summary>
    private async Task<bool> Answer(HttpAsked asked, CancellationToken stopping)
    {
        if (asked.Path != SmsSimulator.Path) return await No(404, "unknown-path");
        if (asked.Method != "POST") return await No(405, "post-only");
        var all = simulator.Fault;
        if (all is SmsFault.Denied || asked.Headers.GetValueOrDefault("Authorization") != $"Bearer {SmsSimulator.Token}") return await No(401, "token-unknown");
        if (Read(asked.Body) is not ({ } to, { } text, { } reference, var receipts)) return await No(400, "body-unreadable");
        if (!Mobile().IsMatch(to)) return await No(400, "to-invalid");
        if (text.Length == 0 || text.Length > limits.Units) return await No(400, "text-too-long");
        if (reference.Length is 0 || reference.Length > limits.Reference) return await No(400, "reference-invalid");
        if (!simulator.HasRoom()) return await No(429, "too-many", "Retry-After: 1\r\n");
        return await Take(to, text, reference, receipts, all is SmsFault.None ? SmsFaults.AskedBy(to) : all, stopping);
    }

    private async Task<bool> Take(string to, string text, string reference, Uri? receipts, SmsFault fault, CancellationToken stopping)
    {
        switch (fault)
        {
            case SmsFault.Unknown:
                return await No(400, "number-unknown");
            case SmsFault.TooMany:
                return await No(429, "too-many", "Retry-After: 30\r\n");
            case SmsFault.Down:
                return await No(503, "down");
        }

        var taken = simulator.Take(to, text, reference, fault is not SmsFault.Undeliverable);
        if (receipts is not null) simulator.Receipts.Tell(taken, receipts);
        switch (fault)
        {
            case SmsFault.Lost:
                return false;
            case SmsFault.Between:
                return await No(502, "between");
            case SmsFault.Silent:
                await simulator.WhenNot(SmsFault.Silent, stopping);
                break;
        }

        await line.Say(202, $$"""{"id":"{{taken.Id}}"}""");
        return true;
    }

    private async Task<bool> No(int status, string code, string more = "")
    {
        await line.Say(status, $$"""{"code":"{{code}}"}""", more);
        return true;
    }

    private static (string? To, string? Text, string? Reference, Uri? Receipts) Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string? Word(string name) => json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var word)
                && word.ValueKind is JsonValueKind.String ? word.GetString() : null;
            return (Word("to"), Word("text"), Word("reference"), Uri.TryCreate(Word("receipts"), UriKind.Absolute, out var receipts) ? receipts : null);
        }
        catch (JsonException)
        {
            return (null, null, null, null);
        }
    }

    [GeneratedRegex(@"^\+81[789]0[1-9][0-9]{7}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mobile();
}
