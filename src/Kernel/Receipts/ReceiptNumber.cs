namespace SmartLocal.Kernel;

/// <summary>
/// A receipt number that can be read out over the phone and cannot be guessed: nine characters by chance (44 bits) and one
/// that checks them, <c>7K3M-9QXC-4R</c>. Any one wrong character and any swap of two is noticed.
/// </summary>
/// <remarks>
/// The characters count as numbers 0 to 29, and the sum of each times its place (1 to 10) is a multiple of 31. As 31 is prime,
/// no single change and no swap keeps that. The one remainder of 30 that no character can mend is never issued.
/// </remarks>
public readonly record struct ReceiptNumber
{
    /// <summary>Digits and capitals without 0 O, 1 I L, and U, which is heard and read as V.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 10;
    private const int Modulus = 31;

    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.receipt-missing");

    /// <summary>Not ten characters. Value: <c>length</c>, without hyphens and spaces.</summary>
    public static readonly RefusalKind WrongLength = new("kernel.receipt-wrong-length");

    /// <summary>A character that receipt numbers don't have, such as 0 or O. Value: <c>character</c>.</summary>
    public static readonly RefusalKind UnusableCharacter = new("kernel.receipt-unusable-character");

    /// <summary>The check character doesn't fit: a character is wrong or two have changed places.</summary>
    public static readonly RefusalKind Mistyped = new("kernel.receipt-mistyped");

    private ReceiptNumber(string value) => Value = value;

    /// <summary>In its groups: 7K3M-9QXC-4R.</summary>
    public string Value { get; }

    /// <summary>A new number. Unguessable when <paramref name="chance"/> is.</summary>
    public static ReceiptNumber New(IChance chance)
    {
        Span<char> characters = stackalloc char[Length];
        do
            Draw(chance, characters[..^1]);
        while (!TryCheck(characters));

        return new(Grouped(characters));
    }

    /// <summary>The number as typed: any width, small letters, with or without hyphens and spaces.</summary>
    public static Result<ReceiptNumber> Parse(string? text)
    {
        var typed = string.Concat(Fold.Code(text ?? "").Where(c => c != '-' && !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (typed.Length == 0)
            return Missing.Because();
        if (typed.Length != Length)
            return WrongLength.Because(("length", typed.Length));
        foreach (var c in typed.Where(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            return UnusableCharacter.Because(("character", c.ToString()));

        return Sum(typed) == 0 ? new ReceiptNumber(Grouped(typed)) : Mistyped.Because();
    }

    /// <summary>7K3M-9QXC-4R.</summary>
    public override string ToString() => Value;

    // 240 is the largest multiple of 30 in a byte; what is above would make some characters likelier.
    private static void Draw(IChance chance, Span<char> characters)
    {
        Span<byte> drawn = stackalloc byte[16];
        for (var filled = 0; filled < characters.Length;)
        {
            chance.Fill(drawn);
            foreach (var one in drawn)
                if (one < 240 && filled < characters.Length)
                    characters[filled++] = Alphabet[one % Alphabet.Length];
        }
    }

    // The check character x makes the sum a multiple of 31: sum + 10x = 0, and as 10 times 28 is 1, x = -28 sum = 3 sum.
    private static bool TryCheck(Span<char> characters)
    {
        var check = 3 * Sum(characters[..^1]) % Modulus;
        if (check == Alphabet.Length)
            return false;
        characters[^1] = Alphabet[check];
        return true;
    }

    private static int Sum(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        for (var i = 0; i < characters.Length; i++)
            sum += (i + 1) * Alphabet.IndexOf(characters[i], StringComparison.Ordinal);
        return sum % Modulus;
    }

    private static string Grouped(ReadOnlySpan<char> characters) => $"{characters[..4]}-{characters[4..8]}-{characters[8..]}";
}
