using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>
/// A resident says of what she wants to be told by which way, in which language, and when nothing shall ring. What is waiting to leave
/// and is not wanted any more does not leave.
/// </summary>
/// <param name="Wanted">What she wants, of all that was asked; what is not in it she does not want.</param>
/// <param name="Asked">The channels that were asked about.</param>
/// <param name="QuietFrom">From when nothing rings, in minutes after midnight.</param>
/// <param name="QuietUntil">Until when; the same where it may ring at any time.</param>
/// <param name="WrittenIn">In which language she is written to.</param>
/// <param name="ReadIn">In which language she has read the page.</param>
internal sealed record ChooseWays(
    IReadOnlyCollection<(MessagePurpose Purpose, Channel Channel)> Wanted, IReadOnlyList<Channel> Asked, int QuietFrom, int QuietUntil, Language WrittenIn, Language ReadIn) : IAct<Done>
{
    /// <summary>The hours are none of a day.</summary>
    public static readonly RefusalKind HoursUnknown = new("messages.hours-unknown");

    private const int Day = 24 * 60;

    public ActKind Kind { get; } = new("messages.choose-ways", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (QuietFrom is < 0 or >= Day || QuietUntil is < 0 or >= Day) return HoursUnknown.Of("quiet");
        var account = acting.Actor.Id;
        var wishes = await acting.Db.Set<Wish>().AsTracking().Where(w => w.Account == account).ToListAsync(ct);
        var changed = new List<string>();
        foreach (var purpose in MessagePurpose.All)
        {
            foreach (var channel in Asked)
            {
                var wanted = Wanted.Contains((purpose, channel));
                var wish = wishes.Find(w => w.Purpose == purpose.Code && w.Channel == channel);
                if ((wish?.Wanted ?? Wish.Usual(purpose, channel)) == wanted && wish is not null) continue;
                if (wish is null) acting.Db.Add(wish = new Wish { Account = account, Purpose = purpose.Code, Channel = channel });
                wish.Say(wanted, WishWords.Of(acting.Get<TextCatalogue>(), ReadIn, purpose, channel, wanted), acting.Now);
                changed.Add($"{purpose}.{Words.Of(channel)}.{(wanted ? "on" : "off")}");
            }
        }

        var reader = await Readers.Take(acting, account, ct);
        reader.Choose(QuietFrom, QuietUntil, WrittenIn);
        await acting.Db.SaveChangesAsync(ct);
        await Readers.Withhold(acting, account, ct);
        acting.Record(new WaysChosen(account, changed));
        return Done.Yes;
    }
}
