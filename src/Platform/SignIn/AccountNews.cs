using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// Tells the holder of an account by mail that the ways into it have changed: if it was somebody else, she hears of it where she
/// reads mail. The mail names no person, method or procedure, for others may read it too.
/// </summary>
internal static class AccountNews
{
    public const string MethodAdded = "sign-in.news.method-added";
    public const string MethodRemoved = "sign-in.news.method-removed";
    public const string Merged = "sign-in.news.merged";
    public const string Deleted = "sign-in.news.deleted";

    /// <summary>
    /// Goes to the address that the account had before the act: told before anything is changed, so that whoever puts an address of
    /// his own in its place does not also receive the news. Who has given no address hears nothing.
    /// </summary>
    /// <param name="acting">The act that changes it.</param>
    /// <param name="account">Whose.</param>
    /// <param name="what">Key of the sentence that says what happened.</param>
    /// <param name="ct">Ends it.</param>
    public static async ValueTask Tell(Acting acting, AccountId account, string what, CancellationToken ct)
    {
        if (await Accounts.MailOf(acting.Db, account.Value, ct) is not { } mail) return;
        // Whoever has an address here got it from a link, which names this site.
        if (acting.Get<SiteAddress>().Value is not { } site) return;
        var text = new Text.Text(acting.Get<TextCatalogue>(), mail.Language);
        var city = acting.Get<CityFacts>().Name;
        await acting.Get<IMailCarrier>().Take(
            acting,
            mail.Address,
            text.Of("sign-in.news.subject", ("city", city)).Plain,
            text.Of("sign-in.news.text", ("city", city), ("what", text[what].Plain), ("time", acting.Now.ToDateTimeOffset()), ("page", $"{site}/my/account")).Plain,
            ct);
    }
}
