using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Modules.Tests.Platform.Behalf;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Records;
using SmartLocal.Tests.Forms;
using SmartLocal.Tests.Procedures;
using PdfId = SmartLocal.Platform.Pdf.PdfId;
using PdfRow = SmartLocal.Platform.Pdf.PdfRow;

namespace SmartLocal.Modules.Tests.World;

/// <summary>
/// Two residents who ask the same of two offices, so that for everybody in the city one of the two records is her own and the
/// other somebody else's: A is a matter of seiso-recycle, B one of shimin.
/// </summary>
internal static class TwoOffices
{
    private const string Shimin = "namagomi-shimin";

    /// <summary>The city without a browser to print with: what is asked to be printed waits, and costs the tests nothing.</summary>
    public static async Task Start(Ome ome)
    {
        await ome.Stop();
        await ome.Start(("Pdf:Chromium", "/nowhere"));
    }

    /// <summary>A release in which the other office has the same procedure, under a name of its own.</summary>
    public static async Task Publish(Ome ome)
    {
        var files = TestCity.Files;
        var second = Subsidy.Yaml
            .Replace("id: namagomi-kiki-hojokin", "id: " + Shimin, StringComparison.Ordinal)
            .Replace("code: o-083", "code: o-999", StringComparison.Ordinal)
            .Replace("  office: seiso-recycle\n", "  office: shimin\n", StringComparison.Ordinal);
        var added = new ReleaseFile($"procedures/{Shimin}.yaml", "ome", System.Text.Encoding.UTF8.GetBytes(second));
        _ = (await ome.Get<ReleaseShelf>().Publish(ome.AsSystem, new ReleaseFiles([.. files.All, added]), default)).Value;
    }

    public static Task<OneMatter> A(Ome ome) => OneMatter.Send(ome, "A", "a@example.jp", "青木", Subsidy.Definition.Id, "clerk");

    public static Task<OneMatter> B(Ome ome) => OneMatter.Send(ome, "B", "b@example.jp", "馬場", Shimin, "shimin");
}

/// <summary>
/// Everything that one resident's matter has an id for: her application with its case, its correction asked, a file, a draft of
/// another one, the message in her inbox, a mail to her that failed, a decision drafted for a second application, a copy to be printed with its job, the release in force, a way in which she signs in, what she declared of her son with its evidence, and her account.
/// </summary>
internal sealed record OneMatter(
    string Name, string Family, string Mail, string Procedure, string Receipt, Guid Case, Guid File, Guid Correction, Guid Draft, Guid DraftFile, Guid Message,
    Guid Delivery, Guid Approval, Guid Release, Guid Pdf, Guid Job, Guid Method, Guid Mandate, Guid Evidence, Guid Account)
{
    public static async Task<OneMatter> Send(Ome ome, string name, string mail, string family, string procedure, string clerk)
    {
        using var browser = new Browser(ome);
        await browser.SignIn(mail);
        var receipt = await Apply();
        var second = await Apply();
        var draft = await FillIn();
        await ome.CaughtUp();

        await using var db = ome.Read();
        var opened = await db.Set<Case>().SingleAsync(c => c.Receipt == receipt);
        var decided = await db.Set<Case>().SingleAsync(c => c.Receipt == second);
        var office = ome.As(await ome.StaffMember(clerk));
        var correction = (await office.Perform(new RequestCorrection(opened.Id, "機種", "保証書の機種名と違います。"), default)).Value;
        Assert.False((await office.Perform(new DraftGrant(decided.Id, "30,000", null), default)).IsRefused);
        await ome.CaughtUp();

        var account = (await ome.SignIn(mail)).Actor.Id;
        var approval = await db.Set<Proposal>().Where(p => p.Case == decided.Id).Select(p => p.Approval).SingleAsync();
        var message = await db.Set<Message>().Where(m => m.Account == account).OrderByDescending(m => m.Id).FirstAsync();
        var delivery = await db.Set<Delivery>().Where(d => d.Message == message.Id).Select(d => d.Id).FirstAsync();
        var mandate = await BehalfWorld.Declare(ome, browser, account, "guardian", family + "　一郎", family + "　太郎");
        var pdf = Guid.Parse((await browser.Post($"/applications/{receipt}/copy/pdf")).Location["/pdf/".Length..]);
        return new OneMatter(
            name, family, mail, procedure, receipt, opened.Id.Value, await FileOf($"/applications/{receipt}"), correction.Value, Guid.Parse(draft.Split('/')[2]),
            await FileOf(draft + "/confirm"), message.Id.Value, delivery.Value, approval.Value,
            (await db.Set<EnactmentRow>().OrderByDescending(e => e.Number).FirstAsync()).Release.Value, pdf,
            (await db.Set<PdfRow>().SingleAsync(p => p.Id == PdfId.From(pdf))).Job.Value,
            (await db.Set<SignInMethodRow>().OrderBy(m => m.Id).FirstAsync(m => m.Account == AccountId.From(account))).Id.Value,
            mandate.Id.Value, mandate.EvidenceFiles[0], account);

        async Task<string> Apply() => (await Applicant.Send(browser, await FillIn())).Location["/applications/".Length..];

        async Task<string> FillIn() => await Applicant.FillIn(browser, procedure, ("氏名.family", family), ("メール", mail));

        async Task<Guid> FileOf(string page)
        {
            var shown = await browser.Get(page);
            var link = shown.Document.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!;
            return Guid.Parse(link[(link.LastIndexOf('/') + 1)..]);
        }
    }

    /// <summary>What only this matter's pages show.</summary>
    public bool IsIn(string page) => page.Contains(Receipt, StringComparison.Ordinal) || page.Contains(Family, StringComparison.Ordinal) || page.Contains(Mail, StringComparison.Ordinal);
}
