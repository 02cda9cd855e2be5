using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Somebody's id on LINE, as LINE gives it to this city's channel and to nobody else: <c>U</c> and 32 small hexadecimal digits.
/// It says who reads the city's messages, so it is personal and is printed by nothing.
/// </summary>
internal sealed record LineUserId
{
    private const int Length = 33;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private LineUserId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The id, or false where the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LineUserId? id)
    {
        id = text is { Length: Length } && text[0] == 'U' && text.AsSpan(1).IndexOfAnyExcept(Digits) < 0 ? new LineUserId(text) : null;
        return id is not null;
    }

    /// <summary>Never the id: whoever prints one by accident must not print a person.</summary>
    public override string ToString() => nameof(LineUserId);
}
