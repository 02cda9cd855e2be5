namespace SmartLocal.Platform.Behalf;

/// <summary>The rights of staff who see to acting for others.</summary>
public static class BehalfRights
{
    /// <summary>Check what was declared with its evidence, and confirm or refuse it.</summary>
    public const string Confirm = "behalf.confirm";

    /// <summary>Type in for a person what she says or writes (代理入力).</summary>
    public const string Enter = "behalf.enter";
}
