using System.Runtime.CompilerServices;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// What stands in a header or a command is one line. A line break in it would start a header or command of the sender's
/// choosing; whoever lets one come this far has made a programming error.
/// </summary>
internal static class OneLine
{
    /// <exception cref="ArgumentException">The value holds a carriage return or a line feed.</exception>
    public static void Demand(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is not null && value.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ArgumentException("A header or command must be one line.", name);
        }
    }
}
