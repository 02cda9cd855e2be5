namespace SmartLocal.Kernel;

/// <summary>What can be wrong with an address that <see cref="TownDirectory.Match"/> reads.</summary>
public static class AddressRefusals
{
    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.address-missing");

    /// <summary>It names another municipality. Values: <c>city</c> (ours), <c>place</c> (the other, as typed).</summary>
    public static readonly RefusalKind Elsewhere = new("kernel.address-elsewhere");

    /// <summary>No town of the city is in it. Values: <c>city</c>, <c>typed</c> (what stands where the town should).</summary>
    public static readonly RefusalKind TownUnknown = new("kernel.address-town-unknown");

    /// <summary>The town has 丁目 and none is given. Values: <c>town</c>, <c>candidates</c> (joined by 、).</summary>
    public static readonly RefusalKind ChomeMissing = new("kernel.address-chome-missing");

    /// <summary>The town has no such 丁目. Values: <c>town</c>, <c>chome</c>, <c>candidates</c> (joined by 、).</summary>
    public static readonly RefusalKind NoSuchChome = new("kernel.address-no-such-chome");

    /// <summary>The town without 番地. Value: <c>town</c>.</summary>
    public static readonly RefusalKind NumberMissing = new("kernel.address-number-missing");
}
