using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.Platform.Acts;

public sealed class PerformingTests(Ome ome) : IClassFixture<Ome>
{
    private static int count;

    private static string NewMail() => $"note{Interlocked.Increment(ref count)}@ome.example";

    private City City => ome.As(Actor.Visitor);

    [Fact]
    public async Task An_act_writes_its_state_and_its_entry_together()
    {
        var mail = NewMail();
        var note = (await City.Perform(new WriteNote(mail), default)).Value;
        await using var db = ome.Read();
        Assert.Equal(mail, (await db.Set<AccountRow>().SingleAsync(a => a.Id == AccountId.From(note))).Mail);
        var entry = await db.Set<EntryRow>().SingleAsync(e => e.About == note);
        Assert.Equal(("test.note-written", "test.write-note", "kind=note"), (entry.Name, entry.Act, entry.Facts));
    }

    [Fact]
    public async Task A_refused_act_leaves_no_trace()
    {
        var mail = NewMail();
        var refused = await City.Perform(new WriteNote(mail, Refuse: "no"), default);
        Assert.Equal(WriteNote.Refused, refused.Refusal.Kind);
        await using var db = ome.Read();
        Assert.False(await db.Set<AccountRow>().AnyAsync(a => a.Mail == mail));
    }

    [Fact]
    public async Task An_act_that_throws_leaves_no_trace_and_does_not_harm_its_neighbours()
    {
        var mails = Enumerable.Range(0, 60).Select(_ => NewMail()).ToList();
        var performed = mails.Select((mail, i) => City.Perform(new WriteNote(mail, Throw: i % 3 == 0), default)).ToList();
        var failed = 0;
        foreach (var one in performed)
        {
            try
            {
                Assert.False((await one).IsRefused);
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }

        Assert.Equal(20, failed);
        await using var db = ome.Read();
        Assert.Equal(40, await db.Set<AccountRow>().CountAsync(a => mails.Contains(a.Mail!)));
    }

    [Fact]
    public async Task An_act_that_succeeds_without_an_entry_is_a_programmers_mistake()
    {
        var mail = NewMail();
        await Assert.ThrowsAsync<InvalidOperationException>(() => City.Perform(new WriteNote(mail, Silent: true), default));
        await using var db = ome.Read();
        Assert.False(await db.Set<AccountRow>().AnyAsync(a => a.Mail == mail));
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_again()
    {
        var act = new WriteNote(NewMail());
        var key = IdempotencyKey.From("once").Value;
        var first = await City.Perform(act, key, default);
        var second = await City.Perform(act, key, default);
        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task Twins_with_one_key_are_performed_once_whoever_comes_first()
    {
        var act = new WriteNote(NewMail());
        var key = IdempotencyKey.From("twins").Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => City.Perform(act, key, default)));
        Assert.Single(answers.Select(a => a.Value).Distinct());
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<AccountRow>().CountAsync(a => a.Mail == act.Mail));
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused()
    {
        var key = IdempotencyKey.From("another body").Try(out _, out _) ? default : IdempotencyKey.From("another-body").Value;
        await City.Perform(new WriteNote(NewMail()), key, default);
        Assert.Equal(IdempotencyKey.UsedForAnother, (await City.Perform(new WriteNote(NewMail()), key, default)).Refusal.Kind);
    }

    [Fact]
    public async Task A_refusal_binds_no_key_so_the_corrected_form_can_be_sent_again()
    {
        var mail = NewMail();
        var key = IdempotencyKey.From("corrected").Value;
        Assert.True((await City.Perform(new WriteNote(mail, Refuse: "wrong"), key, default)).IsRefused);
        Assert.False((await City.Perform(new WriteNote(mail), key, default)).IsRefused);
    }

    [Fact]
    public async Task Keys_of_different_actors_do_not_meet()
    {
        var key = IdempotencyKey.From("mine").Value;
        var one = await ome.As(new Actor(ActorKind.Resident, new Guid(1, 0, 0, new byte[8]))).Perform(new WriteNote(NewMail()), key, default);
        var other = await ome.As(new Actor(ActorKind.Resident, new Guid(2, 0, 0, new byte[8]))).Perform(new WriteNote(NewMail()), key, default);
        Assert.NotEqual(one.Value, other.Value);
    }

    [Fact]
    public async Task Who_lacks_the_permission_is_refused_before_anything_happens()
    {
        var act = new WriteNote(NewMail()) { Kind = new("test.write-note", Permission.Right("cases.handle")) };
        Assert.Equal(Performing.SignInNeeded, (await City.Perform(act, default)).Refusal.Kind);
        var resident = ome.As(new Actor(ActorKind.Resident, new Guid(3, 0, 0, new byte[8])));
        Assert.Equal(Performing.NotAllowed, (await resident.Perform(act, default)).Refusal.Kind);
    }

    [Fact]
    public async Task State_outside_an_act_cannot_be_saved()
    {
        await using var db = ome.Read();
        db.Add(new AccountRow { Id = AccountId.From(Guid.Empty), Mail = "x", MadeAt = default });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }
}
