using SmartLocal.Kernel;
using SmartLocal.Messages.Line;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>Writes the mail of a delivery as it leaves. Whoever reads over a shoulder learns only that the city has written.</summary>
internal sealed class Envelope(TextCatalogue catalogue, CityFacts facts, DataFolder folder, Vault vault, StopLinks stops, TimeProvider clock)
{
    public MimeMessage Write(Delivery delivery, MailWay way)
    {
        var settings = way.Settings!;
        var (subject, text) = delivery.Kind is DeliveryKind.Notice ? Notice(delivery, way.Site!) : (Read(delivery, Delivery.SubjectColumn, delivery.Subject), Read(delivery, Delivery.TextColumn, delivery.Text));
        // A demo that is given a real mail server must not pass for the city.
        if (folder.Origin is Origin.Simulated && !way.IsStandIn) subject = In(delivery).Of("messages.mail.simulated", ("subject", subject)).Plain;
        return new MimeMessage(
            settings.From,
            new Mailbox(EmailAddress.Parse(Read(delivery, Delivery.AddressColumn, delivery.Address)).Value),
            subject,
            text,
            new MessageId(delivery.Id.Value, settings.MessageIdDomain),
            clock);
    }

    /// <summary>What a contact is known by, for whoever carries to it.</summary>
    public string AddressOf(Contact contact) => vault.Work().Read(contact.Account, Contact.AddressColumn.Of(contact.Id.Value), contact.Address);

    /// <summary>The announcement in a talk on LINE: neutral words, and a button that leads to the message behind the sign-in.</summary>
    public LineMessage OnLine(Delivery delivery, string site)
    {
        var text = In(delivery);
        return new LineMessage.Button(OnLine(text), text["messages.line.open"].Plain, new Uri(site + PathOf(delivery)));
    }

    private string Read(Delivery delivery, PersonalColumn column, Personal? value) => vault.Work().Read(delivery.Id.Value, column.Of(delivery.Id.Value), value!);

    /// <summary>What each way says in a language, for whoever looks before it is sent.</summary>
    public IReadOnlyList<Announced> Preview(Language language)
    {
        const string link = "https://…";
        var text = new Text(catalogue, language);
        var (subject, body) = Notice(text, link, link);
        return
        [
            new(Words.Of(Channel.Mail), subject, body, null),
            new(Words.Of(Channel.Line), null, OnLine(text), text["messages.line.open"].Plain),
        ];
    }

    private (string Subject, string Text) Notice(Delivery delivery, string site) => Notice(In(delivery), site + PathOf(delivery), site + stops.PathOf(delivery.Id));

    private (string Subject, string Text) Notice(Text text, string link, string stop)
    {
        var city = text.Of(facts.LocalName);
        var body = text.Of("messages.mail.text", ("city", city), ("link", link), ("phone", facts.Phone)).Plain;
        return (text.Of("messages.mail.subject", ("city", city)).Plain, $"{body}{text.Of("messages.mail.stop", ("link", stop)).Plain}\n");
    }

    private string OnLine(Text text) => text.Of("messages.line.text", ("city", text.Of(facts.LocalName))).Plain;

    /// <summary>Where it is read: her message, or, where many are told at once, whichever of theirs is hers.</summary>
    private static string PathOf(Delivery delivery) =>
        delivery.Message is { } message ? $"/my/messages/{message.Value}" : $"/my/messages/to-many/{delivery.Broadcast!.Value.Value}";

    private Text In(Delivery delivery) => new(catalogue, delivery.Language);
}
