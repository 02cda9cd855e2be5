using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartLocal.Cases;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Letters;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Tests.Cases;

/// <summary>What the city tells an applicant whom no mail reaches.</summary>
public sealed class CaseLetterTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task Whoever_has_no_other_way_reads_what_is_asked_and_what_was_decided_on_paper()
    {
        using var sent = await CaseWorld.Sent(ome, "paper@example.jp");
        await ome.Sql("UPDATE platform_account SET mail = NULL WHERE mail = 'paper@example.jp'");
        var correction = await sent.AskForModel();
        var (to, asked) = Assert.Single(await Letters(sent));
        Assert.Equal(("青梅　花子", "198-0042", "東京都青梅市東青梅1丁目11-1"), (to.Name, to.Postcode, Assert.Single(to.Lines)));
        Assert.Equal(("保証書の機種名と違います。", sent.Receipt), (asked["question"], asked["receipt"]));
        using (var clerk = await ome.StaffBrowser("clerk"))
        {
            var told = (await clerk.Page(sent.StaffPage)).QuerySelector(".matter-told")!.TextContent;
            Assert.Contains("印刷待ち", told, StringComparison.Ordinal);
        }

        Assert.False((await ome.As(sent.Account).Perform(CaseWorld.Model(sent.Id, correction, "デモ電機 EC-9"), default)).IsRefused);
        await sent.Decide(await sent.DraftGrant());
        var (_, decided) = (await Letters(sent)).Single(l => l.Values.ContainsKey("appeal"));
        await using var db = ome.Read();
        var notice = await db.Set<Notice>().SingleAsync(n => n.Case == sent.Id);
        Assert.Equal((notice.Title, notice.Body, notice.Appeal, notice.Number), (decided["title"], decided["body"], decided["appeal"], decided["number"]));
    }

    [Fact]
    public async Task Whoever_has_mail_that_arrives_gets_no_letter_and_whoever_has_mail_that_comes_back_gets_one()
    {
        // A mail that arrives would take the mark away again.
        await ome.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single().StopAsync(default);
        using var sent = await CaseWorld.Sent(ome, "mail@example.jp");
        var correction = await sent.AskForModel();
        Assert.Empty(await Letters(sent));

        // Her mail program's server has said since that there is no such box.
        Assert.Equal(1, await ome.Sql("INSERT INTO messages_unreachable (address, since, code) SELECT DISTINCT address_digest, 1, 550 FROM messages_delivery WHERE address_digest IS NOT NULL"));
        Assert.False((await ome.As(sent.Account).Perform(CaseWorld.Model(sent.Id, correction, "デモ電機 EC-9"), default)).IsRefused);
        await sent.Decide(await sent.DraftGrant());
        Assert.Single(await Letters(sent));
    }

    private async Task<IReadOnlyList<(PostalAddress To, IReadOnlyDictionary<string, string> Values)>> Letters(CaseWorld about)
    {
        await using var db = ome.Read();
        return [.. (await db.Set<Letter>().Where(l => l.About == about.Id.Value).OrderBy(l => l.At).ToListAsync()).Select(l => l.Read(ome.Get<Vault>().Work()))];
    }
}
