using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

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

    // Nobody reads the number back, not even whoever gave it: a page can be looked at over her shoulder, printed and sent on.
    internal override RichText Show(Text text, object value) => text["forms.my-number.given"];
}

/// <summary>A corporate number (法人番号).</summary>
public sealed class CorporateNumberItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "corporate-number";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => CorporateNumber.Parse(typed[Id]).Then<object>(n => n.Digits);
}
