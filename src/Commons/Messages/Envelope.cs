using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>Writes the mail of a delivery as it leaves. Whoever reads over a shoulder learns only that the city has written.</summary>
internal sealed class Envelope(TextCatalogue catalogue, CityFacts facts, DataFolder folder, Vault vault, TimeProvider clock)
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

    private string Read(Delivery delivery, PersonalColumn column, Personal? value) => vault.Work().Read(delivery.Id.Value, column.Of(delivery.Id.Value), value!);

    private (string Subject, string Text) Notice(Delivery delivery, string site)
    {
        var text = In(delivery);
        var city = text.Of(facts.LocalName);
        var link = $"{site}/my/messages/{delivery.Message!.Value.Value}";
        return (
            text.Of("messages.mail.subject", ("city", city)).Plain,
            text.Of("messages.mail.text", ("city", city), ("link", link), ("phone", facts.Phone)).Plain);
    }

    private Text In(Delivery delivery) => new(catalogue, delivery.Language);
}
