using FsCheck;
using FsCheck.Fluent;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Mail;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Messages;

public sealed class WeightedChoiceTests
{
    private readonly MovableClock clock = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Each_is_taken_by_its_weight()
    {
        var taken = Count(new WeightedChoice(new SeededChance(1), clock), [("a", 1), ("b", 3)], 8_000);

        Assert.InRange(taken[0], 1_800, 2_200);
        Assert.Equal(8_000, taken.Sum());
    }

    [Fact]
    public void Five_failures_within_a_minute_leave_a_tenth_which_time_makes_whole_again()
    {
        var choice = new WeightedChoice(new SeededChance(1), clock);
        for (var i = 0; i < WeightedChoice.Failures; i++) choice.Failed("a");

        Assert.Equal(0.1, choice.Share("a"), 6);
        Assert.InRange(Count(choice, [("a", 1), ("b", 1)], 11_000)[0], 800, 1_200);
        clock.Move(WeightedChoice.Recovery / 2);
        Assert.Equal(0.55, choice.Share("a"), 6);
        clock.Move(WeightedChoice.Recovery / 2);
        Assert.Equal(1, choice.Share("a"));
    }

    [Fact]
    public void Whatever_fails_when_a_share_stays_between_a_tenth_and_all_and_only_five_in_a_minute_lower_it() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 40).ListOf()), seconds =>
        {
            var own = new MovableClock(clock.GetUtcNow());
            var choice = new WeightedChoice(new SeededChance(1), own);
            var since = new List<DateTimeOffset>();
            foreach (var wait in seconds)
            {
                own.Move(TimeSpan.FromSeconds(wait));
                var before = choice.Share("a");
                choice.Failed("a");
                since.Add(own.GetUtcNow());
                since.RemoveAll(at => own.GetUtcNow() - at >= WeightedChoice.Within);
                var share = choice.Share("a");
                var falls = since.Count >= WeightedChoice.Failures;
                if (falls) since.Clear();
                if (share is < 0.1 or > 1 || share != (falls ? 0.1 : before)) return false;
            }

            own.Move(WeightedChoice.Recovery);
            return choice.Share("a") == 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_no_choice_among_none()
    {
        var choice = new WeightedChoice(new SeededChance(1), clock);

        Assert.Throws<ArgumentException>(() => choice.Choose([]));
        Assert.Throws<ArgumentException>(() => choice.Choose([("a", 0)]));
    }

    [Fact]
    public void A_mail_server_that_is_down_gets_a_tenth_and_one_that_refuses_a_mail_all_of_its_part()
    {
        var relays = new MailRelays(new SeededChance(1), clock);
        List<MailRelay> servers = [Relay("down"), Relay("up")];
        for (var i = 0; i < 200; i++)
        {
            var chosen = relays.Choose(servers);
            chosen.Heard!(chosen.Host == "down" ? new MailOutcome.Later(421, "", MailStep.Greeting) : new MailOutcome.Later(450, "", MailStep.Recipient));
        }

        Assert.InRange(Enumerable.Range(0, 11_000).Count(_ => relays.Choose(servers).Host == "down"), 800, 1_200);
        Assert.Equal(relays.Choose([servers[0]]), relays.Choose([servers[0]]));
    }

    private static MailRelay Relay(string host) => new(new SmtpSettings
    {
        Host = host, Port = 25, Security = SmtpSecurity.None, FromAddress = EmailAddress.Parse("noreply@city.example.jp").Value,
        HeloName = "city.example.jp", MessageIdDomain = "city.example.jp",
    }, 1);

    private static int[] Count(WeightedChoice choice, IReadOnlyList<(string Name, int Weight)> ways, int times)
    {
        var taken = new int[ways.Count];
        for (var i = 0; i < times; i++) taken[choice.Choose(ways)]++;
        return taken;
    }
}
