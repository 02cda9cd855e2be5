using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Behalf;

/// <summary>
/// Tells a person by mail that something has changed in who acts for whom. The mail names no person and no matter, for others may
/// read it too; who has given no address sees it on her page.
/// </summary>
internal static class BehalfNews
{
    public static async ValueTask Tell(Acting acting, AccountId account, CancellationToken ct)
    {
        if (await Accounts.MailOf(acting.Db, account.Value, ct) is not { } mail) return;
        if (acting.Get<SiteAddress>().Value is not { } site) return;
        var text = new Text.Text(acting.Get<TextCatalogue>(), mail.Language);
        var city = acting.Get<CityFacts>().Name;
        await acting.Get<IMailCarrier>().Take(
            acting,
            mail.Address,
            text.Of("behalf.news.subject", ("city", city)).Plain,
            text.Of("behalf.news.text", ("city", city), ("page", $"{site}/my/behalf")).Plain,
            ct);
    }
}
