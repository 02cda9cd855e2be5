namespace SmartLocal.Messages.Line;

/// <summary>The city's account on LINE and how it is reached.</summary>
internal sealed record LineSettings
{
    public static readonly Uri UsualApi = new("https://api.line.me");

    public static readonly Uri UsualDialog = new("https://access.line.me");

    /// <summary>Where requests go.</summary>
    public Uri Api { get; init; } = UsualApi;

    /// <summary>Where a person agrees that her account at the city and that on LINE are one.</summary>
    public Uri Dialog { get; init; } = UsualDialog;

    /// <summary>Where a person makes the city's account a friend, or null where the city has not said.</summary>
    public Uri? Friend { get; init; }

    /// <summary>The channel access token: with it anybody could write to everybody in the city's name.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The channel secret, with which LINE signs what it tells the city.</summary>
    public required string ChannelSecret { get; init; }

    /// <summary>Multicast requests in a second of one node. LINE's reference allows a channel 200.</summary>
    public int MulticastPerSecond { get; init; } = 200;

    /// <summary>Push requests in a second of one node. LINE's reference allows a channel 2,000 of each kind that it does not name.</summary>
    public int PushPerSecond { get; init; } = 2_000;

    /// <summary>
    /// How long an answer is waited for. LINE states no time; giving up too early is safe under a retry key and only costs requests.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without the token and the secret.</summary>
    public override string ToString() => Api.Authority;
}
