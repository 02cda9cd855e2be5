using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Letters;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>Letters to people whom no other way reaches: written, printed, posted, and come back.</summary>
public sealed class LetterTests : IAsyncLifetime, IDisposable
{
    private const string Root = "/staff/letters";

    private readonly MailDay day = new();

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        await day.Ome.Get<JobWorker>().StopAsync(default);
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Letters_wait_are_printed_posted_and_one_comes_back()
    {
        await Write("青梅 ハナ", "198-0042");
        await Write("青梅 太郎", "1980063", phone: new string('ぬ', 1_400));
        using var dx = await day.Ome.StaffBrowser("dx");
        Assert.Contains("2026年11月20日", (await dx.Text(Root)), StringComparison.Ordinal);
        using var made = await dx.PostForm(Root);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var batch = made.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm(Root)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm(batch + "/post")).StatusCode);
        await day.Ome.Get<JobWorker>().Round(default);

        var path = Path.Combine(day.Ome.DataFolder, "letters.pdf");
        await File.WriteAllBytesAsync(path, await dx.GetByteArrayAsync(new Uri(batch + "/file", UriKind.Relative)));
        if (Environment.GetEnvironmentVariable("SMARTLOCAL_KEEP_PDF") is { Length: > 0 } keep) File.Copy(path, keep, overwrite: true);
        var text = await Run("pdftotext", "-layout", path, "-");
        foreach (var stands in new[] { "198-0042", "青梅 ハナ 様", "東京都青梅市友田町1-1", "20261120-1-2", "1 / 1", "1 / 5", "5 / 5", "2026年11月20日", "〒198-8701", "やさしい", day.Ome.Address + "/my" })
            Assert.Contains(stands, text, StringComparison.Ordinal);
        Assert.Matches(@"Pages:\s+6", await Run("pdfinfo", path));
        Assert.Equal(2 * 1_400, text.Count(c => c == 'ぬ')); // in Japanese, and beneath it; nothing is cut off

        using var posted = await dx.PostForm(batch + "/post");
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm(batch + "/post")).StatusCode);
        await using (var db = day.Ome.Read())
        {
            Assert.All(await db.Set<Letter>().ToListAsync(), l => Assert.Equal((null, null), (l.Address, l.TextValues)));
        }

        var back = (await dx.Page(batch)).QuerySelector("form[action*='/returned/']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm(back)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm(back)).StatusCode);
        Assert.Equal(SendLetter.ComesBack, (await Send("青梅 ハナ", "198-0042")).Refusal.Kind);
        Assert.False((await Send("青梅 ハナ", "198-0043")).IsRefused);
        var journal = await day.Journal();
        Assert.Equal(["messages.letters-batched", "messages.letters-taken", "messages.letters-posted", "messages.letter-returned"],
            journal.Where(j => j.StartsWith("messages.letters-", StringComparison.Ordinal) || j == "messages.letter-returned"));

        day.Ome.Clock.Move(TimeSpan.FromDays(31));
        Assert.False((await day.Ome.AsSystem.Perform(new ForgetPostedFiles(), default)).IsRefused);
        using var again = await day.Ome.StaffBrowser("dx");
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(new Uri(batch + "/file", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_message_becomes_a_letter_only_for_whoever_has_no_other_way()
    {
        await Tell("hanako@example.jp");
        await using (var db = day.Ome.Read()) Assert.Empty(await db.Set<Letter>().ToListAsync());
        var reader = (await day.Ome.SignIn("taro@example.jp")).Actor.Id;
        await day.Ome.Sql("UPDATE platform_account SET mail = NULL");
        await TellAccount(reader);
        await using (var db = day.Ome.Read()) Assert.Equal(reader, (await db.Set<Letter>().SingleAsync()).Account);
        await WaysTests.Connect(day, reader, Channel.Line, "U1");
        await TellAccount(reader);
        await using (var db = day.Ome.Read()) Assert.Equal(1, await db.Set<Letter>().CountAsync());
    }

    [Theory]
    [InlineData("", "198-0042", "友田町1-1")]
    [InlineData("ハナ", "198-004", "友田町1-1")]
    [InlineData("ハナ", "198-0042", " ")]
    [InlineData("ハナ", "198-0042", "一行が二十五文字を超える住所は窓に入らないので断られる行です")]
    public void An_address_that_is_none_is_refused(string name, string postcode, string line) => Assert.True(PostalAddress.Of(name, postcode, [line]).IsRefused);

    [Fact]
    public async Task An_address_that_the_window_cuts_off_is_not_written_to()
    {
        var tall = PostalAddress.Of("青梅 ハナ", "198-0042", [new string('東', 25), new string('京', 25), new string('都', 25)]).Value;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "A", ["link"] = "B", ["phone"] = "C" };
        var sent = await day.Ome.AsSystem.Perform(new SendLetter(tall, "messages.mail", values, "/my", day.Ome.Get<IdSource>().Next()), day.Deadline);
        Assert.Equal(PostalAddress.DoesNotFit, sent.Refusal.Kind);
    }

    [Fact]
    public void Every_paragraph_stands_on_some_sheet_once_and_in_order()
    {
        LetterLine[] lines = [.. Enumerable.Range(0, 120).Select(i => LetterLine.Of(new string((char)('a' + (i % 26)), 1 + (i * 7 % 300))))];
        var sheets = LetterLayout.Sheets(lines);
        Assert.True(sheets.Count > 2);
        Assert.Equal(lines.Select(l => l.Plain), sheets.SelectMany(s => s).Select(l => l.Plain));
        Assert.Equal(new string('あ', 5_000), string.Concat(LetterLayout.Sheets([LetterLine.Of(new string('あ', 5_000))]).SelectMany(s => s).Select(l => l.Plain)));
    }

    private async Task Write(string name, string postcode, string phone = "0428-22-1111")
    {
        day.Ome.Clock.Move(TimeSpan.FromSeconds(1)); // so that they stand in their order
        Assert.False((await Send(name, postcode, phone)).IsRefused);
    }

    private async Task<Result<LetterId>> Send(string name, string postcode, string phone = "0428-22-1111")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "青梅市", ["link"] = "A1", ["phone"] = phone };
        return await day.Ome.AsSystem.Perform(new SendLetter(Address(name, postcode), "messages.mail", values, "/my", day.Ome.Get<IdSource>().Next()), day.Deadline);
    }

    private async Task Tell(string mail) => await TellAccount((await day.Ome.SignIn(mail)).Actor.Id);

    private async Task TellAccount(Guid account)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "A", ["link"] = "B", ["phone"] = "C" };
        Assert.False((await day.Ome.AsSystem.Perform(new SendMessage(account, "messages.mail", values, "/my", account) { Letter = Address("青梅 太郎", "198-0042") }, day.Deadline)).IsRefused);
    }

    private static PostalAddress Address(string name, string postcode) => PostalAddress.Of(name, postcode, ["東京都青梅市友田町1-1", "コーポ青梅101"]).Value;

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
