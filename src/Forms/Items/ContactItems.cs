using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>An address in the city, matched against its towns; kept as <see cref="Address.ToString"/> writes it.</summary>
public sealed class AddressItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "address";

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        reading.Towns.Match(typed[Id]).Then<object>(a => a.ToString());
}

/// <summary>A telephone number.</summary>
public sealed class PhoneItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "tel";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => PhoneNumber.Parse(typed[Id]).Then<object>(p => p.Value);
}

/// <summary>A mail address.</summary>
public sealed class EmailItem : TextualItem
{
    /// <inheritdoc/>
    public override string Kind => "email";

    internal override Result<object> ReadValue(Typed typed, Reading reading) => EmailAddress.Parse(typed[Id]).Then<object>(m => m.Value);
}
