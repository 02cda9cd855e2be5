using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>A message in an inbox. It keeps which text and its values, not the sentence: the reader chooses the language.</summary>
internal sealed class Message
{
    public static readonly PersonalColumn TextValuesColumn = new("messages_message.text_values", Fields.Message);

    private Message()
    {
    }

    public InboxMessageId Id { get; private init; }
    public Guid Account { get; private init; }
    public string TemplateKey { get; private init; } = "";

    /// <summary>The values of the text, as JSON, sealed.</summary>
    public required Personal TextValues { get; init; }

    public string LinkPath { get; private init; } = "";
    public Guid About { get; private init; }
    public Instant At { get; private init; }
    public Instant? ReadAt { get; private set; }

    /// <exception cref="ArgumentException">The text does not exist, lacks a value, or the link leaves this site.</exception>
    public static Message Write(InboxMessageId id, SendMessage send, TextCatalogue catalogue, Vault vault, Instant now)
    {
        if (LocalPath.OrHome(send.LinkPath) != send.LinkPath)
            throw new ArgumentException($"'{send.LinkPath}' is not a path of this site", nameof(send));
        if (!catalogue.Has(send.TemplateKey + ".subject") || !catalogue.Has(send.TemplateKey + ".text"))
            throw new ArgumentException($"There is no text {send.TemplateKey}.subject and {send.TemplateKey}.text", nameof(send));

        var message = new Message
        {
            Id = id,
            Account = send.Account,
            TemplateKey = send.TemplateKey,
            TextValues = vault.Seal(TextValuesColumn.Of(id.Value), JsonSerializer.Serialize(send.Values, CityJson.Options)),
            LinkPath = send.LinkPath,
            About = send.About,
            At = now,
        };
        // A missing value must stop the act that forgot it, not the resident who opens the message.
        foreach (var language in LanguageCodes.All) _ = message.In(new Text(catalogue, language), send.Values);
        return message;
    }

    /// <summary>False when it had been read before.</summary>
    public bool Open(Instant now)
    {
        if (ReadAt is not null) return false;
        ReadAt = now;
        return true;
    }

    /// <summary>Subject and text in the reader's language, for whoever has opened it.</summary>
    public WrittenMessage In(Text text, Opened opened) => In(text, JsonSerializer.Deserialize<Dictionary<string, string>>(
        opened.Read(Account, TextValuesColumn.Of(Id.Value), TextValues), CityJson.Options)!);

    private WrittenMessage In(Text text, IReadOnlyDictionary<string, string> values)
    {
        // A later version may have given the text another name; the matter behind the link still says everything.
        if (!text.Catalogue.Has(TemplateKey + ".subject") || !text.Catalogue.Has(TemplateKey + ".text"))
            return new(text["messages.unwritten.subject"], text["messages.unwritten.text"]);
        var filled = values.Select(v => (v.Key, (object)v.Value)).ToArray();
        return new(text.Of(TemplateKey + ".subject", filled), text.Of(TemplateKey + ".text", filled));
    }
}

internal sealed record WrittenMessage(RichText Subject, RichText Text);
