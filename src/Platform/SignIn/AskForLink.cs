using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A resident asks for a link by mail. The answer is the same whether the address is known or not, so that nobody can
/// find out who has an account.
/// </summary>
internal sealed record AskForLink(string Mail, string ReturnTo, Language Language, string SiteAddress) : IAct<Done>
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    public ActKind Kind { get; } = new("sign-in.ask-for-link", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!EmailAddress.Parse(Mail).Try(out var mail, out var no)) return no with { Field = "mail" };
        var secret = Secret.New(acting.Get<IChance>());
        acting.Db.Add(new LinkRow
        {
            Digest = Secret.Digest(secret),
            Mail = mail.Value,
            ReturnTo = LocalPath.OrHome(ReturnTo),
            ExpiresAt = acting.Now + Validity,
        });
        var text = new Text.Text(acting.Get<TextCatalogue>(), Language);
        await acting.Get<IMailCarrier>().Take(
            acting,
            mail,
            text.Of("sign-in.mail.subject", ("city", acting.Get<CityFacts>().Name)).Plain,
            text.Of("sign-in.mail.text", ("city", acting.Get<CityFacts>().Name), ("link", $"{SiteAddress}/sign-in/link?token={secret}"), ("minutes", (int)Validity.TotalMinutes)).Plain,
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
