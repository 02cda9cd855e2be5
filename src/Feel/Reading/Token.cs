namespace SmartLocal.Feel;

internal enum TokenKind
{
    Name,
    Number,
    String,
    AtLiteral,
    Symbol,
    End,
}

/// <summary>A piece of a formula: a word, a number, a string without its quotes, or a symbol.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int From, int To)
{
    private static readonly HashSet<string> Keywords =
    [
        "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "and", "or", "instance",
        "function", "external", "true", "false", "null",
    ];

    /// <summary>A word that a name which nobody has declared doesn't run over.</summary>
    public bool IsKeyword => Kind == TokenKind.Name && Keywords.Contains(Text);

    public bool IsPlainName => Kind == TokenKind.Name && !Keywords.Contains(Text);

    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Name && Text == text;
}
