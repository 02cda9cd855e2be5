namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Personal values, opened: to whom they belong and which of them, as the look said that gave it. The only thing that reads a
/// <see cref="Personal"/>. It is made by <see cref="Look"/>, which writes down who looked, and by the two doors of the
/// <see cref="Vault"/> whose every use is on a reviewed list.
/// </summary>
public sealed class Opened
{
    /// <summary>What stands in the place of a protected person's data.</summary>
    public const string Mask = "＊＊＊";

    private readonly Vault vault;
    private readonly IReadOnlySet<Guid>? subjects;
    private readonly IReadOnlySet<string>? fields;
    private readonly IReadOnlySet<Guid>? masked;

    /// <param name="vault">Where they are sealed.</param>
    /// <param name="subjects">Whose; null for everybody's.</param>
    /// <param name="fields">Which; null for all.</param>
    /// <param name="masked">Whose stay masked: protected persons before somebody who may not see them.</param>
    internal Opened(Vault vault, IReadOnlySet<Guid>? subjects, IReadOnlySet<string>? fields, IReadOnlySet<Guid>? masked) =>
        (this.vault, this.subjects, this.fields, this.masked) = (vault, subjects, fields, masked);

    /// <summary>Those of whom it opens the name and nothing else.</summary>
    internal IReadOnlySet<Guid>? Named { get; init; }

    /// <summary>Whether the look was at this person's data.</summary>
    public bool Covers(Guid subject) => subjects?.Contains(subject) ?? true;

    /// <summary>Whether the look was at this field.</summary>
    public bool Opens(string field) => fields?.Contains(field) ?? true;

    /// <summary>Whether this person is protected (支援措置) from whoever looks: all that can be read of her is <see cref="Mask"/>.</summary>
    public bool Masks(Guid subject) => masked?.Contains(subject) ?? false;

    /// <summary>Whether anybody of the look is protected from whoever looks.</summary>
    public bool MasksAnybody => masked is { Count: > 0 };

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The look was at other people or other fields: the journal would not know of it.</exception>
    public string Read(Guid subject, Place place, Personal value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!Covers(subject) || !Opens(place.Column.Field) || (Named?.Contains(subject) == true && place.Column.Field != Fields.Name))
            throw new InvalidOperationException($"{place.Column.Name} is not among what this look opened: name its subject and the field '{place.Column.Field}'");
        return Masks(subject) ? Mask : vault.Open(place, value);
    }

    /// <summary>The value, where there is one.</summary>
    public string? ReadOptional(Guid subject, Place place, Personal? value) => value is null ? null : Read(subject, place, value);
}
