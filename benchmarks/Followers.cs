using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Benchmarks;

using City = Platform.Acts.City;

/// <summary>As many residents as a whole city has, each a friend of the city's on LINE, who may be told at any hour.</summary>
internal static class Followers
{
    private const int Batch = 10_000;

    /// <summary>The account of the resident with this number, from 1; on LINE she is <see cref="LineUsers.Id"/> of the same.</summary>
    public static Guid Account(int number) => new($"0193a5c0-0000-7000-8000-{number:x12}");

    /// <summary>Gives the residents 1 to <paramref name="count"/> their accounts, and the first <paramref name="mails"/> of them an address for mail.</summary>
    public static async Task Settle(City city, int count, int mails = 0)
    {
        for (var from = 1; from <= count; from += Batch)
        {
            var settled = await city.Perform(new SettleFollowers(from, Math.Min(Batch, count + 1 - from), mails), CancellationToken.None);
            if (settled.IsRefused) throw new InvalidOperationException(settled.Refusal.Kind.Code);
        }
    }

    private sealed record SettleFollowers(int From, int Count, int Mails) : IAct<int>
    {
        public ActKind Kind { get; } = new("bench.settle-followers", Permission.System);

        public ValueTask<Result<int>> Run(Acting acting, CancellationToken ct)
        {
            for (var n = From; n < From + Count; n++)
            {
                var account = Account(n);
                acting.Insert(new AccountRow { Id = AccountId.From(account), MadeAt = acting.Now, Mail = n <= Mails ? $"{n}@followers.example" : null });
                acting.Insert(Contact.Of(acting.NewId<ContactId>(), account, Channel.Line, LineUsers.Id(n), LineUsers.Id(n), "…", acting.Get<Vault>(), acting.Now));
                var always = new Reader { Account = account };
                always.Choose(0, 0, Language.Ja);
                acting.Insert(always);
            }

            acting.Record(new ContactAdded(Account(From), "line"));
            return ValueTask.FromResult<Result<int>>(Count);
        }
    }
}
