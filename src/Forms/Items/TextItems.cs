using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>One line of text.</summary>
public sealed class TextItem : TextualItem
{
    /// <summary>The most characters, as a person counts them.</summary>
    public int MaxLength { get; init; } = 100;

    /// <inheritdoc/>
    public override string Kind => "text";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => PlainText.Read(typed[Id], MaxLength).Then<object>(t => t);
}

/// <summary>Several lines of text; kept with one line feed between them.</summary>
public sealed class TextAreaItem : TextualItem
{
    /// <summary>The most characters of all lines together.</summary>
    public int MaxLength { get; init; } = 1000;

    /// <inheritdoc/>
    public override string Kind => "text-area";

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var lines = typed[Id]!.Trim().ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!PlainText.Read(lines[i], MaxLength).Try(out var line, out var no)) return no;
            lines[i] = line;
        }

        var text = string.Join('\n', lines);
        var length = text.EnumerateRunes().Count();
        return length > MaxLength ? PlainText.TooLong.Because(("max", MaxLength), ("length", length)) : text;
    }
}

/// <summary>Something read in katakana, in one line: the holder of a bank account.</summary>
public sealed class KanaTextItem : TextualItem
{
    /// <summary>The most characters.</summary>
    public int MaxLength { get; init; } = 60;

    /// <inheritdoc/>
    public override string Kind => "kana-text";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => Kana.Read(typed[Id], MaxLength).Then<object>(t => t);
}

/// <summary>A number of so many digits that nobody calculates with: the number of a bank account.</summary>
public sealed class DigitsItem : TextualItem
{
    /// <summary>The fewest digits.</summary>
    public required int MinLength { get; init; }

    /// <summary>The most digits.</summary>
    public required int MaxLength { get; init; }

    /// <inheritdoc/>
    public override string Kind => "digits";

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var digits = Fold.Code(typed[Id]!).Trim();
        if (digits.Length >= MinLength && digits.Length <= MaxLength && digits.All(char.IsAsciiDigit)) return digits;
        return MinLength == MaxLength
            ? FormRefusals.NotDigits.Because(("label", Label), ("length", MaxLength))
            : FormRefusals.NotSoManyDigits.Because(("label", Label), ("min", MinLength), ("max", MaxLength));
    }
}
