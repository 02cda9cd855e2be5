using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A resident asks for a link by mail. The answer is the same whether the address is known or not, so that nobody can
/// find out who has an account.
/// </summary>
/// <param name="Mail">The address as typed.</param>
/// <param name="ReturnTo">Where she goes when she has opened it.</param>
/// <param name="Language">In which language she is written to.</param>
/// <param name="Adds">Whether the address is to join the account that she is signed in to.</param>
internal sealed record AskForLink(string Mail, string ReturnTo, Language Language, bool Adds = false) : IAct<Done>
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    /// <summary>The city has not said where its site is, so no link can be mailed.</summary>
    public static readonly RefusalKind NoSiteAddress = new("sign-in.no-site-address", RefusalReason.Unavailable);

    public ActKind Kind { get; } = new("sign-in.ask-for-link", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!EmailAddress.Parse(Mail).Try(out var mail, out var no)) return no with { Field = "mail" };
        if (Adds && !Permission.Self.Allows(acting.Actor)) return Performing.SignInNeeded.Because();
        if (acting.Get<SiteAddress>().Value is not { } site) return NoSiteAddress.Because();
        var secret = Secret.New(acting.Get<IChance>());
        acting.Db.Add(new LinkRow
        {
            Digest = Secret.Digest(secret),
            Mail = mail.Value,
            ReturnTo = LocalPath.OrHome(ReturnTo),
            AddTo = Adds ? AccountId.From(acting.Actor.Id) : null,
            ExpiresAt = acting.Now + Validity,
        });
        var text = new Text.Text(acting.Get<TextCatalogue>(), Language);
        await acting.Get<IMailCarrier>().Take(
            acting,
            mail,
            text.Of("sign-in.mail.subject", ("city", acting.Get<CityFacts>().Name)).Plain,
            text.Of(Adds ? "sign-in.mail.add-text" : "sign-in.mail.text", ("city", acting.Get<CityFacts>().Name), ("link", $"{site}/sign-in/link?token={secret}"), ("minutes", (int)Validity.TotalMinutes)).Plain,
            ct);
        acting.Record(new LinkAsked(acting.NewId<AccountId>().Value));
        return Done.Yes;
    }
}

/// <summary>Somebody asked for a sign-in link. Which address, the journal does not say.</summary>
public sealed record LinkAsked(Guid Link) : IEntry
{
    static string IEntry.Name => "sign-in.link-asked";

    /// <inheritdoc/>
    public Guid About => Link;
}
