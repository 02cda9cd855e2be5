namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>Base32 (RFC 4648, 6) without padding: what a person can copy from a screen by hand.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        var (held, bits, at) = (0, 0, 0);
        foreach (var b in bytes)
        {
            held = (held << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text[at++] = Letters[(held >> (bits - 5)) & 31];
        }

        if (bits > 0) text[at] = Letters[(held << (5 - bits)) & 31];
        return new string(text);
    }
}
