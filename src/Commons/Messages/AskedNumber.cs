using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using SmartLocal.Kernel;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages;

/// <summary>A mobile number that somebody says is hers, until she has typed the code that was sent to it. One for each account.</summary>
internal sealed class AskedNumber
{
    /// <summary>Codes in an hour, for an account and for a number: each is paid for, and rings at whoever has the number.</summary>
    public const int MostCodes = 3;

    /// <summary>Codes that may be typed for one that was sent: a guess is right once in 200,000 numbers.</summary>
    public const int MostTries = 5;

    private const uint Codes = 1_000_000;

    /// <summary>How long a code can be typed.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    /// <summary>The time in which codes are counted.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromHours(1);

    public static readonly PersonalColumn AddressColumn = new("messages_asked_number.address", Fields.Mail);

    public Guid Account { get; init; }

    /// <summary>The digits, sealed.</summary>
    public Personal Address { get; private set; } = null!;

    public byte[] AddressDigest { get; private set; } = [];

    /// <summary>As she sees it.</summary>
    public string Masked { get; private set; } = "";

    /// <summary>Keyed digest of the code with the account.</summary>
    public byte[] Code { get; private set; } = [];

    /// <summary>How often a code was typed since it was sent.</summary>
    public int Tries { get; private set; }

    /// <summary>How many codes were sent since <see cref="Since"/>.</summary>
    public int Sent { get; private set; }

    public Instant Since { get; private set; }

    /// <summary>When the code was sent.</summary>
    public Instant At { get; private set; }

    /// <summary>How many codes of the hour are used up.</summary>
    public int SentLately(Instant now) => now - Since < Counted ? Sent : 0;

    /// <summary>Whether the code can still be typed.</summary>
    public bool IsOpen(Instant now) => now - At < Validity && Tries < MostTries;

    /// <summary>Whether the try that is being made counts.</summary>
    public bool IsTried(Instant now) => now - At < Validity && Tries is > 0 and <= MostTries;

    /// <summary>A new code for this number, in place of whatever was asked before: six digits.</summary>
    public string Ask(MobileNumber number, IChance chance, Vault vault, Instant now)
    {
        var code = Draw(chance);
        (Since, Sent) = SentLately(now) == 0 ? (now, 1) : (Since, Sent + 1);
        (At, Tries, Masked) = (now, 0, number.Masked);
        (Address, AddressDigest, Code) = (vault.Seal(AddressColumn.Of(Account), number.Digits), vault.Digest(number.Digits), DigestOf(code, vault));
        return code;
    }

    /// <summary>A code is typed; counted before it is looked at, so that nobody types many at once.</summary>
    public void Try() => Tries++;

    public bool Is(string code, Vault vault) => CryptographicOperations.FixedTimeEquals(Code, DigestOf(code, vault));

    /// <summary>Whose turn it is to ask or type.</summary>
    public static byte[] TurnOf(Guid account, Vault vault) => vault.Digest($"number of {account:N}");

    private byte[] DigestOf(string code, Vault vault) => vault.Digest($"number of {Account:N}\n{code}");

    private static string Draw(IChance chance)
    {
        Span<byte> bytes = stackalloc byte[4];
        uint drawn;
        do
        {
            chance.Fill(bytes);
            drawn = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }
        while (drawn >= uint.MaxValue / Codes * Codes); // so that no code is likelier than another
        return (drawn % Codes).ToString("D6", CultureInfo.InvariantCulture);
    }
}
