using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Line;

/// <summary>
/// A resident agrees to be told by LINE and goes to LINE's dialog. What she agreed to is kept in the words that she read; what she has
/// refused before stays refused. The nonce that she takes along is good once; an earlier one of hers is not any more.
/// </summary>
/// <param name="ReadIn">In which language she has read the page.</param>
internal sealed record BeginLineLink(Language ReadIn) : IAct<AccountLinkNonce>
{
    public ActKind Kind { get; } = new("messages.begin-line-link", Permission.Self);

    /// <summary>To what she agrees here: of each purpose of which one is told unasked, unless she has spoken about it already.</summary>
    public static IReadOnlyList<(MessagePurpose Purpose, string Words)> Sentences(TextCatalogue catalogue, Language language, IEnumerable<Wish> said)
    {
        var spoken = said.Where(w => w.Channel is Channel.Line).Select(w => w.Purpose).ToHashSet(StringComparer.Ordinal);
        return [.. MessagePurpose.All.Where(p => !p.IsAsked && !spoken.Contains(p.Code)).Select(p => (p, WishWords.Of(catalogue, language, p, Channel.Line, wanted: true)))];
    }

    public async ValueTask<Result<AccountLinkNonce>> Run(Acting acting, CancellationToken ct)
    {
        var account = acting.Actor.Id;
        var agreed = Sentences(acting.Get<TextCatalogue>(), ReadIn, await acting.Db.Set<Wish>().Where(w => w.Account == account).ToListAsync(ct));
        foreach (var (purpose, words) in agreed)
        {
            var wish = new Wish { Account = account, Purpose = purpose.Code, Channel = Channel.Line };
            wish.Say(wanted: true, words, acting.Now);
            acting.Db.Add(wish);
        }

        var nonce = AccountLinkNonce.New(acting.Get<IChance>());
        await acting.Db.Set<LineLink>().Where(l => l.Account == account).ExecuteDeleteAsync(ct);
        acting.Db.Add(LineLink.For(account, nonce, acting.Now));
        acting.Record(new LineLinkBegun(account));
        if (agreed.Count > 0) acting.Record(new WaysChosen(account, [.. agreed.Select(a => $"{a.Purpose}.line.on")]));
        return nonce;
    }
}
