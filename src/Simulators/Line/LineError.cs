using System.Text.Json;

namespace SmartLocal.Simulators.Line;

/// <summary>What LINE says when it says no: a sentence from its list, and where in the request.</summary>
internal sealed record LineError(int Status, string Message, IReadOnlyList<LineMistake> Details)
{
    public static readonly LineError NoToken = new(401, "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.");
    public static readonly LineError NotAllowed = new(403, "Access to this API is not available for your account");
    public static readonly LineError NotFound = new(404, "Not found");
    public static readonly LineError NobodyThere = new(400, "Failed to send messages");
    public static readonly LineError TooLarge = new(413, "Request entity too large");
    public static readonly LineError TooMany = new(429, "The API rate limit has been exceeded. Try again later.");
    public static readonly LineError MonthIsOver = new(429, "You have reached your monthly limit.");
    public static readonly LineError Broken = new(500, "Internal Server Error");
    public static readonly LineError KeyTaken = new(409, "The retry key is already accepted");

    private LineError(int status, string message) : this(status, message, [])
    {
    }

    public static LineError Of(IReadOnlyList<LineMistake> mistakes) => new(400, $"The request body has {mistakes.Count} error(s)", mistakes);

    public static LineError NotJson(long line, long column) => new(400, $"The request body could not be parsed as JSON (line: {line + 1}, column: {column + 1})");

    public static LineError Property(string name) => new(400, $"The property, '{name}', in the request body is invalid (line: -, column: -)");

    public static LineError Kind(string type) => new(400, $"The content type, {type}, is not supported");

    /// <summary>What LINE says of a key that is none, or that stands where none is taken. Its own words are not documented.</summary>
    public static readonly LineError Key = new(400, "The header, X-Line-Retry-Key, is invalid");

    public byte[] ToBytes() => Details.Count == 0
        ? JsonSerializer.SerializeToUtf8Bytes(new { message = Message })
        : JsonSerializer.SerializeToUtf8Bytes(new { message = Message, details = Details.Select(d => new { message = d.Message, property = d.Property }) });
}

/// <summary>One thing wrong in a request.</summary>
internal sealed record LineMistake(string Message, string Property);
