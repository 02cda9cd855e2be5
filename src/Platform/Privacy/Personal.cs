namespace SmartLocal.Platform.Privacy;

/// <summary>
/// A personal value as the database keeps it: sealed. It can be stored, moved and compared, and read by nothing but an
/// <see cref="Opened"/>, which comes of a look that was written down.
/// </summary>
public sealed class Personal : IEquatable<Personal>
{
    internal Personal(byte[] bytes) => Bytes = bytes;

    /// <summary>Version, key, nonce, cipher text and tag: see <see cref="Vault"/>.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Whether both are the same sealing; the same text sealed twice is not.</summary>
    public bool Equals(Personal? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Personal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Says only that it is sealed, so that no log or page can show it by mistake.</summary>
    public override string ToString() => "(sealed)";
}

/// <summary>A column that holds personal values.</summary>
/// <param name="Name">Table and column, <c>procedures_application.answers</c>.</param>
/// <param name="Field">The word by which a look names it: one of <see cref="Fields"/>.</param>
public sealed record PersonalColumn(string Name, string Field)
{
    /// <summary>The value in the row with this id.</summary>
    public Place Of(Guid row) => new(this, row);
}

/// <summary>Where a personal value lies. A sealing is bound to it: moved to another row or column it opens no more.</summary>
/// <param name="Column">The column.</param>
/// <param name="Row">Id of the row.</param>
public readonly record struct Place(PersonalColumn Column, Guid Row);

/// <summary>What can be looked at, in the words of the journal. The residents read them as <c>platform.field.WORD</c>.</summary>
public static class Fields
{
    /// <summary>A person's name.</summary>
    public const string Name = "name";

    /// <summary>What she answered in a form.</summary>
    public const string Answers = "answers";

    /// <summary>Those of her answers that are masked until somebody asks for them.</summary>
    public const string Masked = "masked";

    /// <summary>A file she sent.</summary>
    public const string File = "file";

    /// <summary>Where she reads mail.</summary>
    public const string Mail = "mail";

    /// <summary>What the city wrote to her.</summary>
    public const string Message = "message";

    /// <summary>What was drafted and decided about her.</summary>
    public const string Decision = "decision";

    /// <summary>What the journal says of her.</summary>
    public const string Journal = "journal";

    /// <summary>By what somebody signs in: the name of a device, the secret of a code.</summary>
    public const string SignIn = "sign-in";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Answers, Masked, File, Mail, Message, Decision, Journal, SignIn];
}
