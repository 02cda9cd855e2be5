using System.Globalization;
using System.Text;

namespace SmartLocal.Feel;

/// <summary>
/// Cuts a text into tokens (DMN 1.5, 10.3.1.2, rules 21 to 37 and 61 to 64). Which tokens make up a name depends on the names in
/// scope and is decided by the reader.
/// </summary>
internal sealed class Lexer(string text, Mistakes mistakes)
{
    private static readonly string[] Longer = ["**", "..", "<=", ">=", "!=", "->"];
    private readonly List<Token> tokens = [];
    private int at;

    public static Token[] Cut(string text, Mistakes mistakes) => new Lexer(text, mistakes).Run();

    public static bool BeginsName(Rune c) => c.Value switch
    {
        '_' => true,
        < 0x80 => Rune.IsLetter(c),
        >= 0xC0 and <= 0xD6 or >= 0xD8 and <= 0xF6 or >= 0xF8 and <= 0x2FF or >= 0x370 and <= 0x37D or >= 0x37F and <= 0x1FFF => !IsSpace(c.Value),
        >= 0x200C and <= 0x200D or >= 0x2070 and <= 0x218F or >= 0x2C00 and <= 0x2FEF or >= 0x3001 and <= 0xD7FF => true,
        >= 0xF900 and <= 0xFDCF or >= 0xFDF0 and <= 0xFFFD or >= 0x10000 and <= 0xEFFFF => true,
        _ => false,
    };

    public static bool IsSpace(int c) => c is 0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x20 or 0x85 or 0xA0 or 0x1680 or 0x180E
        or (>= 0x2000 and <= 0x200B) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 or 0xFEFF;

    private Token[] Run()
    {
        while (true)
        {
            SkipSpaceAndComments();
            if (at >= text.Length) break;
            ReadToken();
        }

        tokens.Add(new(TokenKind.End, "", text.Length, text.Length));
        return [.. tokens];
    }

    private void SkipSpaceAndComments()
    {
        while (at < text.Length)
        {
            if (IsSpace(text[at])) at++;
            else if (Ahead("//")) at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else if (Ahead("/*")) at = text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var close and >= 0
                ? close + 2 : throw mistakes.Fatal("open-comment", at, "A comment that begins with /* doesn't end");
            else return;
        }
    }

    private void ReadToken()
    {
        var from = at;
        var rune = RuneAt(at);
        if (BeginsName(rune))
        {
            while (at < text.Length && RuneAt(at) is var c && (BeginsName(c) || c.Value is >= '0' and <= '9' or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040))
                at += c.Utf16SequenceLength;
            Add(TokenKind.Name, from);
        }
        else if (IsDigit(at) || (text[at] == '.' && IsDigit(at + 1) && !AfterOperand()))
        {
            ReadNumber();
            Add(TokenKind.Number, from);
        }
        else if (text[at] == '"')
        {
            var read = ReadString();
            tokens.Add(new(TokenKind.String, read, from, at));
        }
        else if (text[at] == '@' && at + 1 < text.Length && text[at + 1] == '"')
        {
            at++;
            var read = ReadString();
            tokens.Add(new(TokenKind.AtLiteral, read, from, at));
        }
        else
        {
            at += Longer.FirstOrDefault(Ahead)?.Length ?? rune.Utf16SequenceLength;
            Add(TokenKind.Symbol, from);
        }
    }

    private void ReadNumber()
    {
        while (IsDigit(at)) at++;
        if (at < text.Length && text[at] == '.' && IsDigit(at + 1))
        {
            at++;
            while (IsDigit(at)) at++;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            if (!IsDigit(exponent)) return;
            at = exponent;
            while (IsDigit(at)) at++;
        }
    }

    private string ReadString()
    {
        var from = at++;
        var read = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length) ReadEscape(read);
            else read.Append(text[at++]);
        }

        if (at >= text.Length) throw mistakes.Fatal("open-string", from, "A string that begins with \" doesn't end");
        at++;
        return read.ToString();
    }

    private void ReadEscape(StringBuilder read)
    {
        var escaped = text[at + 1];
        var digits = escaped switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && at + 2 + digits <= text.Length
            && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            // Two escapes of four digits may together be one character beyond the basic plane.
            if (digits == 4) read.Append((char)code);
            else if (Rune.IsValid(code)) read.Append(new Rune(code).ToString());
            at += 2 + digits;
            return;
        }

        var meant = escaped switch { 'n' => "\n", 'r' => "\r", 't' => "\t", '"' => "\"", '\'' => "'", '\\' => "\\", _ => null };
        read.Append(meant ?? text.Substring(at, 2));
        at += 2;
    }

    /// <summary>After something that has a value, a dot leads to one of its entries and begins no number.</summary>
    private bool AfterOperand() => tokens.Count > 0 && tokens[^1] is { } last && last.To == at
        && (last.Kind is TokenKind.Name or TokenKind.String or TokenKind.AtLiteral || last.Is(")") || last.Is("]") || last.Is("}"));

    private void Add(TokenKind kind, int from) => tokens.Add(new(kind, text[from..at], from, at));

    private Rune RuneAt(int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;

    private bool IsDigit(int index) => index < text.Length && text[index] is >= '0' and <= '9';

    private bool Ahead(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
