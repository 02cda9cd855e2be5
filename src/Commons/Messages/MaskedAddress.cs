namespace SmartLocal.Messages;

/// <summary>An address as staff see it: enough to recognise with the resident on the telephone, too little to write to.</summary>
internal static class MaskedAddress
{
    public static string Of(string? address)
    {
        if (address is null || address.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at)) return "***";
        return string.Concat(address.AsSpan(0, Math.Min(2, at - 1)), "***", address.AsSpan(at));
    }
}
