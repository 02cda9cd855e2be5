using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Records;
using SmartLocal.Records.Contracts;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Cases;

/// <summary>An application that somebody has sent, and what the city does with it, step by step.</summary>
internal sealed class CaseWorld : IDisposable
{
    private readonly Ome ome;

    private CaseWorld(Ome ome, Browser applicant, Actor account, string receipt, CaseId id) =>
        (this.ome, Applicant, Account, Receipt, Id) = (ome, applicant, account, receipt, id);

    public Browser Applicant { get; }

    public Actor Account { get; }

    public string Receipt { get; }

    public CaseId Id { get; }

    public string Page => $"/applications/{Receipt}";

    public string StaffPage => $"/staff/cases/{Id.Value}";

    /// <summary>A resident sends a good application in her browser, and its case is opened.</summary>
    public static async Task<CaseWorld> Sent(Ome ome, string mail)
    {
        var browser = new Browser(ome);
        await browser.SignIn(mail);
        var sent = await Procedures.Applicant.Send(browser, await Procedures.Applicant.FillIn(browser));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var receipt = sent.Location["/applications/".Length..];
        await ome.CaughtUp();
        await using var db = ome.Read();
        var opened = await db.Set<Case>().SingleAsync(c => c.Receipt == receipt);
        return new CaseWorld(ome, browser, (await ome.SignIn(mail)).Actor, receipt, opened.Id);
    }

    public async Task<Result<T>> As<T>(string login, IAct<T> act) => await ome.As(await ome.StaffMember(login)).Perform(act, default);

    public async Task<Case> Now()
    {
        await using var db = ome.Read();
        return await db.Set<Case>().SingleAsync(c => c.Id == Id);
    }

    public async Task<CorrectionId> AskForModel() => (await As("clerk", new RequestCorrection(Id, "機種", "保証書の機種名と違います。"))).Value;

    /// <summary>The answer to that.</summary>
    public static AnswerCorrection Model(CaseId id, CorrectionId correction, string model) => new(id, correction, new Typed { ["機種"] = model }, new HashSet<string>(), []);

    public async Task<ApprovalId> DraftGrant(string amount = "30,000")
    {
        Assert.False((await As("clerk", new DraftGrant(Id, amount, null))).IsRefused);
        await using var db = ome.Read();
        return await db.Set<Proposal>().Where(p => p.Case == Id && p.ReturnedAt == null).Select(p => p.Approval).SingleAsync();
    }

    /// <summary>The chief decides, and the notice goes out.</summary>
    public async Task Decide(ApprovalId approval)
    {
        Assert.False((await As("chief", new Decide(approval, null))).IsRefused);
        await ome.CaughtUp();
    }

    public Task<Result<Done>> Withdraw() => ome.As(Account).Perform<Done>(new WithdrawCase(Id), default);

    public void Dispose() => Applicant.Dispose();
}

/// <summary>Takes a case away, as if the reaction that opens it had not run yet.</summary>
internal sealed record ForgetCase(CaseId Case) : IAct<Done>
{
    public ActKind Kind { get; } = new("test.forget-case", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        await acting.Db.Set<Case>().Where(c => c.Id == Case).ExecuteDeleteAsync(ct);
        acting.Record(new NoteWritten(Case.Value, "forgotten"));
        return Done.Yes;
    }
}
