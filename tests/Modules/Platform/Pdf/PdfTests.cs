using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Pdf;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Pdf;

public sealed class PdfTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    private JobWorker Worker => ome.Get<JobWorker>();

    public async Task InitializeAsync()
    {
        await ome.InitializeAsync();
        await Worker.StopAsync(default);
    }

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task The_notice_and_the_copy_become_files_with_text_tags_and_one_small_font()
    {
        using var sent = await CaseWorld.Sent(ome, "pdf@example.jp");
        await sent.Decide(await sent.DraftGrant());
        foreach (var (page, words) in new[] { ("notice", "交付決定通知書"), ("copy", "申請の控え") })
        {
            var asked = await sent.Applicant.Post($"{sent.Page}/{page}/pdf");
            Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
            var making = await sent.Applicant.Get(asked.Location);
            Assert.Contains("作成中", making.Main, StringComparison.Ordinal);
            Assert.NotNull(making.Document.QuerySelector("progress"));
            await Worker.Round(default);
            var made = await sent.Applicant.Get(asked.Location);
            Assert.Contains("PDFができました", made.Main, StringComparison.Ordinal);

            using var hers = await ome.NewBrowser("pdf@example.jp");
            using var file = await hers.GetAsync(new Uri(made.Document.QuerySelector("#pdf a")!.GetAttribute("href")!, UriKind.Relative));
            Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith(sent.Receipt + "-", file.Content.Headers.ContentDisposition!.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
            var path = Path.Combine(ome.DataFolder, page + ".pdf");
            await File.WriteAllBytesAsync(path, await file.Content.ReadAsByteArrayAsync());

            var text = await Run("pdftotext", path, "-");
            Assert.Contains(sent.Receipt, text, StringComparison.Ordinal);
            Assert.Contains("青梅", text, StringComparison.Ordinal);
            var info = await Run("pdfinfo", path);
            Assert.Matches(@"Tagged:\s+yes", info);
            Assert.Matches(@"Title:\s+.*\S", info);
            Assert.Matches(@"JavaScript:\s+no", info);
            var fonts = (await Run("pdffonts", path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
            Assert.NotEmpty(fonts);
            Assert.All(fonts, f => Assert.Matches(@"CID TrueType\s.*\syes\s+yes\s+yes", f));
            Assert.True(fonts.Count <= 2, string.Join('\n', fonts));
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.Contains("H1", await Run("pdfinfo", "-struct", path), StringComparison.Ordinal);
            Assert.Contains("/Lang", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_page_is_printed_once_and_a_changed_one_anew()
    {
        using var sent = await CaseWorld.Sent(ome, "twice@example.jp");
        var first = (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location;
        Assert.Equal(first, (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location);
        await sent.AskForModel();
        Assert.NotEqual(first, (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location);
    }

    [Fact]
    public async Task A_pdf_exists_for_nobody_but_whoever_asked_for_it()
    {
        using var sent = await CaseWorld.Sent(ome, "mine@example.jp");
        var path = (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location;
        await Worker.Round(default);
        using var stranger = await ome.NewBrowser("stranger@example.jp");
        foreach (var asked in (string[])[path, path + "/file", "/api" + path, $"/api{path}/file"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(asked, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostForm($"{sent.Page}/copy/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostForm($"/api/pdf/cases.copy/{sent.Receipt}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sent.Applicant.Post($"{sent.Page}/notice/pdf")).Status);
    }

    [Fact]
    public async Task A_pdf_is_kept_for_a_month_and_can_be_made_again()
    {
        using var sent = await CaseWorld.Sent(ome, "month@example.jp");
        var files = await Files();
        var first = (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location;
        await Worker.Round(default);
        Assert.Contains("30日", (await sent.Applicant.Get(first)).Main, StringComparison.Ordinal);
        Assert.Equal(files + 1, await Files());

        ome.Clock.Move(ForgetPrinted.Kept - TimeSpan.FromMinutes(1));
        Assert.Equal(ForgetPrinted.NothingOld, (await ome.AsSystem.Perform(new ForgetPrinted(), default)).Refusal.Kind);
        ome.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(JobOutcome.Done, await new PieceByPiece<ForgetPdfs, ForgetPrinted>().Do(new ForgetPdfs(), new Working(default, 1, ome.AsSystem), default));
        Assert.Equal(files, await Files());

        using var again = await ome.NewBrowser("month@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(new Uri(first, UriKind.Relative))).StatusCode);
        Assert.NotEqual(first, (await again.PostForm($"{sent.Page}/copy/pdf")).Headers.Location!.ToString());

        async Task<int> Files()
        {
            await using var db = ome.Read();
            return await db.Set<FileRow>().CountAsync();
        }
    }

    [Fact]
    public async Task A_program_asks_waits_and_fetches()
    {
        using var sent = await CaseWorld.Sent(ome, "program@example.jp");
        using var program = await ome.NewBrowser("program@example.jp");
        using var asked = await program.PostForm($"/api/pdf/cases.copy/{sent.Receipt}");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await Worker.Round(default);
        using var made = JsonDocument.Parse(await program.GetStringAsync(asked.Headers.Location));
        Assert.Equal("made", made.RootElement.GetProperty("state").GetString());
        var bytes = await program.GetByteArrayAsync(new Uri(made.RootElement.GetProperty("file").GetString()!, UriKind.Relative));
        Assert.Equal(MediaType.Pdf, MediaType.Of(bytes));
    }

    [Fact]
    public async Task Without_chromium_the_job_waits_and_goes_on_when_it_is_installed()
    {
        ome.App.Configuration["Pdf:Chromium"] = "/usr/bin/no-chromium";
        using var sent = await CaseWorld.Sent(ome, "early@example.jp");
        var path = (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location;
        await Worker.Round(default);
        var waits = await sent.Applicant.Get(path);
        Assert.Contains("いまPDFを作れません", waits.Main, StringComparison.Ordinal);
        Assert.NotNull(waits.Document.QuerySelector($"a[href='{sent.Page}/copy']"));

        ome.App.Configuration["Pdf:Chromium"] = null;
        ome.Clock.Move(TimeSpan.FromMinutes(1));
        await Worker.Round(default);
        await using var db = ome.Read();
        Assert.Equal(JobState.Done, (await db.Set<Job>().SingleAsync(j => j.Kind == "pdf.print")).State);
    }

    [Fact]
    public async Task A_pdf_that_fails_does_not_stop_the_case()
    {
        ome.App.Configuration["Pdf:Chromium"] = "/bin/false";
        using var sent = await CaseWorld.Sent(ome, "fails@example.jp");
        var path = (await sent.Applicant.Post($"{sent.Page}/copy/pdf")).Location;
        await sent.Decide(await sent.DraftGrant());
        await sent.Applicant.Post($"{sent.Page}/notice/pdf");
        for (var tries = 0; tries < 12; tries++)
        {
            await Worker.Round(default);
            ome.Clock.Move(TimeSpan.FromHours(1));
        }

        await using var db = ome.Read();
        Assert.All(await db.Set<Job>().Where(j => j.Kind == "pdf.print").ToListAsync(), j => Assert.Equal(JobState.Dead, j.State));
        using var hers = await ome.NewBrowser("fails@example.jp");
        Assert.Contains("交付決定通知書", await hers.GetStringAsync(new Uri($"{sent.Page}/notice", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await hers.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_is_printed_fetches_nothing_and_runs_nothing()
    {
        using var bait = new TcpListener(IPAddress.Loopback, 0);
        bait.Start();
        var at = $"http://127.0.0.1:{((IPEndPoint)bait.LocalEndpoint).Port}/";
        var html = $"<!DOCTYPE html><html lang=ja><title>t</title><link rel=stylesheet href='{at}a.css'><img src='{at}b.png'><iframe src='{at}c'></iframe>"
            + $"<iframe src='file:///etc/passwd'></iframe><p id=p>before</p><script>document.getElementById('p').textContent='after';fetch('{at}d')</script>";
        var path = Path.Combine(ome.DataFolder, "bait.pdf");
        await File.WriteAllBytesAsync(path, await ome.Get<Chromium>().Print(Encoding.UTF8.GetBytes(html), default));
        var text = await Run("pdftotext", path, "-");
        Assert.Contains("before", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.False(bait.Pending());
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
