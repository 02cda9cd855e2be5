namespace SmartLocal.Messages.Sms;

/// <summary>A provider that hands the city's texts to the phones, as docs/guides/sms.md describes it.</summary>
internal sealed record SmsGateway
{
    /// <summary>Where texts are posted to. In clear only on this machine: the token and what people are told would be read on the way.</summary>
    public required Uri Address { get; init; }

    public required string Token { get; init; }

    /// <summary>Its part of the texts, as against the others'.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The longest text that it takes, in UTF-16 units.</summary>
    public int Longest { get; init; } = SmsText.Longest;

    /// <summary>Where it says later what became of a text; null where nobody listens.</summary>
    public Uri? Receipts { get; init; }

    /// <summary>How long the whole is waited for. Giving up too early is what makes a text arrive twice.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">It can't be used: no address, one that is read on the way, or no token.</exception>
    public static void Demand(SmsGateway gateway)
    {
        var address = gateway.Address;
        if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new ArgumentException("An https address is expected.", nameof(gateway));
        if (gateway.Token.Length == 0 || gateway.Token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ArgumentException("A token of visible ASCII characters is expected.", nameof(gateway));
    }

    /// <summary>Without the token.</summary>
    public override string ToString() => Address.IsAbsoluteUri ? Address.GetLeftPart(UriPartial.Authority) : nameof(SmsGateway);
}
