using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases.Pages;

/// <summary>What the page shows to whoever puts an answer right.</summary>
internal sealed class CorrectionDesk(City city, CityContext db, Towns towns, TimeProvider clock, Text text)
{
    /// <summary>Her answer as it stands, ready to be put right.</summary>
    public CorrectionSheet ToFill(CaseView view, CorrectionView asked) => CorrectionSheet.Of(view, asked, Reading);

    /// <summary>What she sent, with the files that it says to keep; of those, only hers.</summary>
    public async Task<SentCorrection> Read(PostedForm form, CaseView view, CorrectionView asked, CancellationToken ct)
    {
        var own = view.Answers.Files.ToDictionary(f => f.Id);
        var others = SentCorrection.Kept(form).Select(k => k.File).Where(f => !own.ContainsKey(f)).ToHashSet();
        foreach (var file in await KeptFiles.Of(db, city.Actor, others, ct)) own[file.Id] = FileRef.Of(file);
        return SentCorrection.Of(form, view, asked.Item, own);
    }

    /// <summary>The whole form with what she sent.</summary>
    public FilledForm Fill(CaseView view, SentCorrection sent) => CorrectionSheet.Fill(view, sent.Page.Items, sent.Typed, Reading);

    /// <summary>What is asked by what she sent and nobody has seen yet.</summary>
    public IReadOnlyList<PageState> Fresh(CaseView view, SentCorrection sent) => sent.Fresh(view, Fill(view, sent), text);

    /// <summary>What a page that stands open has to show by what is typed in it.</summary>
    public CheckedPage Check(CaseView view, SentCorrection sent) => CheckedPage.Of(sent.Page.Items, Fill(view, sent).All, text, name => sent.Form[name] is not null);

    /// <summary>The page again, with all that she sent: the files that came are kept, and what is asked besides is on it now.</summary>
    public async Task<CorrectionSheet> Again(CaseView view, CorrectionView asked, SentCorrection sent, Refusal? wrong, IReadOnlyList<PageState> fresh, CancellationToken ct)
    {
        foreach (var file in sent.Files) _ = (await city.Perform(new KeepFile(file, asked.Id), ct)).Value;
        sent.Press.Change(sent.Page, sent.Typed);
        var besides = (wrong?.Parts ?? []).Select(p => p.Field!).Concat(fresh.Select(f => f.Path)).Select(path => view.Procedure.Form.Find(path.Split('.')[0])).OfType<FormItem>();
        return CorrectionSheet.Of(view, asked, Reading, sent.Page.Items.Concat(besides), sent.Page.Items, sent.Typed) with
        {
            Refusal = wrong, Fresh = fresh, Focused = sent.Focused(),
        };
    }

    private Reading Reading => new(towns.Directory, clock.TodayInTokyo());
}
