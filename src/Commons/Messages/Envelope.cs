using SmartLocal.Kernel;
using SmartLocal.Messages.Line;
using SmartLocal.Messages.Mail;
using SmartLocal.Messages.Pages;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>Writes the mail of a delivery as it leaves. Whoever reads over a shoulder learns only that the city has written.</summary>
internal sealed class Envelope(TextCatalogue catalogue, CityFacts facts, DataFolder folder, Vault vault, StopLinks stops, DkimKey key, PushEndpoints services, TimeProvider clock)
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
            clock)
        {
            Signer = settings.Signing is { } name ? new(key, name) : null,
            Unsubscribe = delivery.Kind is DeliveryKind.Notice ? OneClick(delivery, way.Site!) : null,
        };
    }

    /// <summary>What a contact is known by, for whoever carries to it.</summary>
    public string AddressOf(Contact contact) => vault.Work().Read(contact.Account, Contact.AddressColumn.Of(contact.Id.Value), contact.Address);

    /// <summary>The announcement in a talk on LINE: neutral words, and a button that leads to the message behind the sign-in.</summary>
    public LineMessage OnLine(Delivery delivery, string site)
    {
        var text = In(delivery);
        return new LineMessage.Button(OnLine(text), text["messages.line.open"].Plain, new Uri(site + PathOf(delivery)));
    }

    /// <summary>The words of a text to a mobile phone. Of an announcement as few as there can be: each segment is paid for.</summary>
    public string OnSms(Delivery delivery, string site, bool isStandIn)
    {
        var text = In(delivery);
        var words = delivery.Kind is DeliveryKind.Carried
            ? Read(delivery, Delivery.TextColumn, delivery.Text)
            : OnSms(text, $"{site}/my/messages");
        return folder.Origin is Origin.Simulated && !isStandIn ? text.Of("messages.mail.simulated", ("subject", words)).Plain : words;
    }

    /// <summary>Where words of our own go to.</summary>
    public string AddressOf(Delivery carried) => Read(carried, Delivery.AddressColumn, carried.Address);

    /// <summary>Where mail programs stop the mails by one press; none where the site has no https, as in a demo on one machine.</summary>
    private Uri? OneClick(Delivery delivery, string site) =>
        site.StartsWith("https://", StringComparison.Ordinal) ? new Uri(site + stops.PathOf(delivery.Id)) : null;

    /// <summary>The announcement on a browser's screen: neutral words, and the page that a press opens behind the sign-in.</summary>
    public byte[] OnPush(Delivery delivery, Uri endpoint)
    {
        var text = In(delivery);
        var title = OnPush(text);
        // A demo that writes to somebody's real browser must not pass for the city.
        if (folder.Origin is Origin.Simulated && !services.IsStandIn(endpoint)) title = text.Of("messages.mail.simulated", ("subject", title)).Plain;
        return new PushNotice(title, text["messages.push.notice-text"].Plain, PathOf(delivery), delivery.Id.Value.ToString()).ToBytes();
    }

    /// <summary>Whoever on LINE is to be told how she connects her account.</summary>
    public string PersonOf(LineInvitation invitation) => vault.Work().Read(invitation.Id.Value, LineInvitation.PersonColumn.Of(invitation.Id.Value), invitation.Person);

    /// <summary>
    /// How an account is connected, to somebody whom the city does not know yet: in all languages, because it does not know hers either,
    /// and a button that leads here with LINE's token for her.
    /// </summary>
    public IReadOnlyList<LineMessage> Invitation(string site, string linkToken)
    {
        var all = LanguageCodes.All.Select(l => new Text(catalogue, l)).ToList();
        string Each(string key, string between) => string.Join(between, all.Select(t => t.Of(key, ("city", t.Of(facts.LocalName))).Plain).Distinct(StringComparer.Ordinal));
        return
        [
            new LineMessage.Words(Each("messages.line.invite", "\n\n")),
            new LineMessage.Button(Each("messages.line.invite-words", "\n"), Each("messages.line.invite-button", " / "), new Uri($"{site}{LineLinkPages.Path}?linkToken={Uri.EscapeDataString(linkToken)}")),
        ];
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
            new(Words.Of(Channel.Push), OnPush(text), text["messages.push.notice-text"].Plain, null),
            new(Words.Of(Channel.Sms), null, OnSms(text, link), null),
        ];
    }

    private (string Subject, string Text) Notice(Delivery delivery, string site) => Notice(In(delivery), site + PathOf(delivery), site + stops.PathOf(delivery.Id));

    private (string Subject, string Text) Notice(Text text, string link, string stop)
    {
        var city = text.Of(facts.LocalName);
        var body = text.Of("messages.mail.text", ("city", city), ("link", link), ("phone", facts.Phone)).Plain;
        return (text.Of("messages.mail.subject", ("city", city)).Plain, $"{body}{text.Of("messages.mail.stop", ("link", stop)).Plain}\n");
    }

    private string OnSms(Text text, string link) => text.Of("messages.sms.text", ("city", text.Of(facts.LocalName)), ("link", link)).Plain;

    private string OnPush(Text text) => text.Of("messages.push.notice", ("city", text.Of(facts.LocalName))).Plain;

    private string OnLine(Text text) => text.Of("messages.line.text", ("city", text.Of(facts.LocalName))).Plain;

    /// <summary>Where it is read: her message, or, where many are told at once, whichever of theirs is hers.</summary>
    private static string PathOf(Delivery delivery) =>
        delivery.Message is { } message ? $"/my/messages/{message.Value}" : $"/my/messages/to-many/{delivery.Broadcast!.Value.Value}";

    private Text In(Delivery delivery) => new(catalogue, delivery.Language);
}
