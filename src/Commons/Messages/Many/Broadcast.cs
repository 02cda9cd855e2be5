using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages.Many;

/// <summary>One text that many are told. Its recipients stand in <see cref="Hand"/>s until each has her message.</summary>
internal sealed class Broadcast
{
    public static readonly PersonalColumn TextValuesColumn = new("messages_broadcast.text_values", Fields.Message);

    private Broadcast()
    {
    }

    public BroadcastId Id { get; private init; }

    public string TemplateKey { get; private init; } = "";

    /// <summary>The values of the text, as JSON, sealed: they may say what those who are told have in common.</summary>
    public required Personal TextValues { get; init; }

    public string LinkPath { get; private init; } = "";

    public Guid About { get; private init; }

    public string Purpose { get; private init; } = "";

    /// <summary>How many are told.</summary>
    public int Recipients { get; private init; }

    public Instant At { get; private init; }

    public static Broadcast Of(BroadcastId id, Wording wording, MessagePurpose purpose, int recipients, Vault vault, Instant now) => new()
    {
        Id = id, TemplateKey = wording.TemplateKey, LinkPath = wording.LinkPath, About = wording.About, Purpose = purpose.Code, Recipients = recipients, At = now,
        TextValues = vault.Seal(TextValuesColumn.Of(id.Value), wording.Values),
    };

    /// <summary>What it says, for whoever has opened it.</summary>
    public Wording Wording(Opened opened) => new(TemplateKey, opened.Read(About, TextValuesColumn.Of(Id.Value), TextValues), LinkPath, About);
}
