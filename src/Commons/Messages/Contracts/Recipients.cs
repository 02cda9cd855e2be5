namespace SmartLocal.Messages.Contracts;

/// <summary>Whom a text for many is for.</summary>
public sealed record Recipients
{
    /// <summary>More than any city of the country has residents with an account.</summary>
    public const int Most = 1_000_000;

    private Recipients(IReadOnlyList<Guid>? accounts) => Accounts = accounts;

    /// <summary>Everybody who has an account at that moment.</summary>
    public static Recipients Everybody { get; } = new((IReadOnlyList<Guid>?)null);

    /// <summary>Their accounts; null for everybody's.</summary>
    public IReadOnlyList<Guid>? Accounts { get; }

    /// <summary>The holders of these accounts. Who is named twice, or is gone, is told once or not at all.</summary>
    /// <exception cref="ArgumentException">They are none, or more than <see cref="Most"/>.</exception>
    public static Recipients These(IReadOnlyList<Guid> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count is 0 or > Most) throw new ArgumentException($"{accounts.Count} recipients; there are 1 to {Most}", nameof(accounts));
        return new(accounts);
    }
}
