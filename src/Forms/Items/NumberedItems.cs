using SmartLocal.Feel;
using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>
/// A person's individual number (個人番号). Masked before staff until they ask for it, and no rule can look at it: nothing is decided
/// by a number, and nothing may leak from one.
/// </summary>
public sealed class MyNumberItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "my-number";

    internal override bool IsNamed => false;

    internal override Result<object> ReadValue(Typed typed, Reading reading) => MyNumber.Parse(typed[Id]).Then<object>(n => n.Digits);

    internal override FeelValue ToFeel(object value) => default;
}

/// <summary>A corporate number (法人番号).</summary>
public sealed class CorporateNumberItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "corporate-number";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => CorporateNumber.Parse(typed[Id]).Then<object>(n => n.Digits);
}
