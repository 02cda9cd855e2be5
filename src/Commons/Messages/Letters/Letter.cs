using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Letters;

/// <summary>
/// A letter: written, in a batch, posted, perhaps come back. Its address and the values of its words are sealed and erased when it is
/// posted; the batch's file lives a month longer.
/// </summary>
internal sealed class Letter
{
    public static readonly PersonalColumn AddressColumn = new("messages_letter.address", Fields.Name);
    public static readonly PersonalColumn TextValuesColumn = new("messages_letter.text_values", Fields.Message);

    private Letter()
    {
    }

    public LetterId Id { get; private init; }

    public Guid? Account { get; private set; }

    public Guid About { get; private init; }

    public string TemplateKey { get; private init; } = "";

    public Language Language { get; private init; }

    public string LinkPath { get; private init; } = "";

    public Personal? Address { get; private set; }

    public Personal? TextValues { get; private set; }

    /// <summary>Keyed digest of the address, by which a mark that letters come back is found.</summary>
    public byte[] AddressDigest { get; private init; } = [];

    public Instant At { get; private init; }

    /// <summary>The batch in which it is printed, and its place there, from 1.</summary>
    public LetterBatchId? Batch { get; private set; }

    public int? Number { get; private set; }

    public Instant? PostedAt { get; private set; }

    public Instant? ReturnedAt { get; private set; }

    /// <exception cref="ArgumentException">The text does not exist, lacks a value, or the link leaves this site.</exception>
    public static Letter Write(LetterId id, SendLetter send, TextCatalogue catalogue, Vault vault, Instant now)
    {
        if (LocalPath.OrHome(send.LinkPath) != send.LinkPath) throw new ArgumentException($"'{send.LinkPath}' is not a path of this site", nameof(send));
        // A missing value must stop the act that forgot it, not the print room.
        foreach (var language in LanguageCodes.All) _ = LetterWords.Of(new Text(catalogue, language), send.TemplateKey, send.Values) ?? throw new ArgumentException($"There is no text {send.TemplateKey}.subject with .letter or .text", nameof(send));
        var to = send.To;
        return new Letter
        {
            Id = id, Account = send.Account, About = send.About, TemplateKey = send.TemplateKey, Language = send.Language, LinkPath = send.LinkPath, At = now,
            Address = vault.Seal(AddressColumn.Of(id.Value), JsonSerializer.Serialize(to, CityJson.Options)),
            TextValues = vault.Seal(TextValuesColumn.Of(id.Value), JsonSerializer.Serialize(send.Values, CityJson.Options)),
            AddressDigest = vault.Digest($"letter\n{to.Name}\n{to.Postcode}\n{string.Join('\n', to.Lines)}"),
        };
    }

    /// <summary>Its address and words, for whoever prints it.</summary>
    /// <exception cref="InvalidOperationException">It is posted: there is nothing to read any more.</exception>
    public (PostalAddress To, IReadOnlyDictionary<string, string> Values) Read(Opened opened)
    {
        if (Address is null || TextValues is null) throw new InvalidOperationException("A letter that is posted can't be read any more");
        return (
            JsonSerializer.Deserialize<PostalAddress>(opened.Read(Id.Value, AddressColumn.Of(Id.Value), Address), CityJson.Options)!,
            JsonSerializer.Deserialize<Dictionary<string, string>>(opened.Read(Id.Value, TextValuesColumn.Of(Id.Value), TextValues), CityJson.Options)!);
    }

    /// <summary>It is printed in this batch.</summary>
    public void Join(LetterBatchId batch, int number)
    {
        if (Batch is not null) throw new InvalidOperationException("A letter is printed in one batch");
        (Batch, Number) = (batch, number);
    }

    /// <summary>It is on its way: what it said and to whom is not kept.</summary>
    public void Post(Instant now) => (PostedAt, Address, TextValues) = (now, null, null);

    /// <summary>Nobody took it.</summary>
    public void Return(Instant now)
    {
        if (PostedAt is null || ReturnedAt is not null) throw new InvalidOperationException("Only a posted letter comes back, and once");
        ReturnedAt = now;
    }
}
