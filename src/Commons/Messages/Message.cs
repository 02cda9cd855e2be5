using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
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

    /// <summary>The text for many that it is one of.</summary>
    public BroadcastId? Broadcast { get; private init; }

    /// <param name="id">Its id.</param>
    /// <param name="account">Whose inbox.</param>
    /// <param name="wording">What it says.</param>
    /// <param name="vault">Seals the values.</param>
    /// <param name="now">When.</param>
    /// <param name="broadcast">What it is one of; null where it is for her alone.</param>
    public static Message Write(InboxMessageId id, Guid account, Wording wording, Vault vault, Instant now, BroadcastId? broadcast = null) => new()
    {
        Id = id, Account = account, TemplateKey = wording.TemplateKey, LinkPath = wording.LinkPath, About = wording.About, At = now, Broadcast = broadcast,
        TextValues = vault.Seal(TextValuesColumn.Of(id.Value), wording.Values),
    };

    /// <summary>False when it had been read before.</summary>
    public bool Open(Instant now)
    {
        if (ReadAt is not null) return false;
        ReadAt = now;
        return true;
    }

    /// <summary>Subject and text in the reader's language, for whoever has opened it.</summary>
    public WrittenMessage In(Text text, Opened opened) => Wording.Write(text, TemplateKey, JsonSerializer.Deserialize<Dictionary<string, string>>(
        opened.Read(Account, TextValuesColumn.Of(Id.Value), TextValues), CityJson.Options)!);
}
