using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>What the words of a notice name: given whole, so that a procedure may name any of it.</summary>
/// <param name="About">The case.</param>
/// <param name="Application">What was applied for.</param>
/// <param name="On">The day of the decision, or of whatever else ended it.</param>
internal sealed record NoticeLetter(Case About, SubmittedApplication Application, DateOnly On)
{
    /// <summary>What was granted.</summary>
    public Yen? Amount { get; init; }

    /// <summary>What the office wrote to the applicant: the note to a grant, the reasons of a refusal, or what she should know.</summary>
    public string Words { get; init; } = "";

    /// <summary>Title and body. The office's words are never lost: where the procedure's do not name them, they stand below.</summary>
    public async Task<(string Title, string Body)> Write(Acting acting, NoticeText text, CancellationToken ct)
    {
        var facts = acting.Get<CityFacts>();
        var office = (await Offices.Find(acting.Db, About.Office, ct))?.Name ?? About.Office;
        var body = In(text.Body, Words);
        var named = Words.Length == 0 || body != In(text.Body, "");
        return (In(text.Title, Words), named ? body : $"{body}\n\n{Words}");

        string In(LocalText template, string words) => template.In(
            Language.Ja,
            ("name", Application.Answers.Applicant?.ToString() ?? ""),
            ("procedure", Application.Procedure.Name),
            ("receipt", About.Receipt),
            ("amount", Amount?.ToString() ?? ""),
            ("reason", words),
            ("words", words),
            ("date", Wareki.Of(On).ToString()),
            ("city", facts.Name),
            ("office", office)).Plain;
    }
}
