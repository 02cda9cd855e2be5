namespace SmartLocal.Messages.Sms;

/// <summary>
/// The words of a text to a mobile phone. They travel in UTF-16: <see cref="Single"/> units in one segment, or segments of
/// <see cref="Joined"/> that the phone puts together (3GPP TS 23.040); each is paid for. A pair of surrogates is never cut.
/// </summary>
internal sealed record SmsText
{
    /// <summary>UTF-16 units in the only segment.</summary>
    public const int Single = 70;

    /// <summary>UTF-16 units in each of several.</summary>
    public const int Joined = 67;

    /// <summary>The longest text that the Japanese carriers take among each other, in units: 660 full-width characters.</summary>
    public const int Longest = 660;

    /// <exception cref="ArgumentException">Nothing but white space, or longer than the gateway takes.</exception>
    public SmsText(string value, int longest = Longest)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > longest)
            throw new ArgumentException($"A text has 1 to {longest} characters.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>How many segments are sent and paid for.</summary>
    public int Segments
    {
        get
        {
            if (Value.Length <= Single) return 1;
            var (segments, room) = (1, Joined);
            foreach (var rune in Value.EnumerateRunes())
            {
                if (rune.Utf16SequenceLength > room) (segments, room) = (segments + 1, Joined);
                room -= rune.Utf16SequenceLength;
            }

            return segments;
        }
    }

    /// <summary>Never the words.</summary>
    public override string ToString() => nameof(SmsText);
}
