using System.Text.Json.Serialization;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Contracts;

/// <summary>To whom and where a letter goes, as it stands in the window of its envelope. Never printed but there: it names a person.</summary>
public sealed record PostalAddress
{
    /// <summary>The most characters of a name or a line: what fits the window.</summary>
    public const int LongestLine = 25;

    /// <summary>The most lines between postcode and name.</summary>
    public const int MostLines = 3;

    /// <summary>It has no name, or no line.</summary>
    public static readonly RefusalKind Incomplete = new("messages.letter-address-incomplete");

    /// <summary>A line or the name does not fit the window. Values: <c>most</c>, <c>lines</c>.</summary>
    public static readonly RefusalKind DoesNotFit = new("messages.letter-address-does-not-fit");

    [JsonConstructor]
    private PostalAddress(string name, string postcode, IReadOnlyList<string> lines) => (Name, Postcode, Lines) = (name, postcode, lines);

    /// <summary>The person, without 様.</summary>
    public string Name { get; }

    /// <summary>198-0042.</summary>
    public string Postcode { get; }

    /// <summary>From the prefecture to the room, as the caller has broken them.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The address, or what is wrong with it.</summary>
    public static Result<PostalAddress> Of(string? name, string? postcode, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (!Kernel.Postcode.Parse(postcode).Try(out var code, out var no)) return no;
        var (who, where) = ((name ?? "").Trim(), lines.Select(l => l.Trim()).Where(l => l.Length > 0).ToList());
        if (who.Length == 0 || where.Count == 0) return Incomplete.Because();
        if (where.Count > MostLines || where.Append(who).Any(l => l.Length > LongestLine || l.Any(char.IsControl))) return DoesNotFit.Because(("most", LongestLine), ("lines", MostLines));
        return new PostalAddress(who, code.Value, where);
    }

    /// <summary>Never the address: whoever prints one by accident must not print a person.</summary>
    public override string ToString() => nameof(PostalAddress);
}
