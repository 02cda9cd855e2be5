using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>What a page of a step shows to whoever fills it in.</summary>
internal sealed class StepDesk(DraftDesk desk, ProcedureCatalogue catalogue, City city, Text text)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly ConditionalWeakTable<TownDirectory, string> TownLists = [];

    /// <summary>A file that arrived has no place any more.</summary>
    public static readonly RefusalKind FileAgain = new("procedures.file-again");

    /// <summary>The page as it is kept, and worked out.</summary>
    public Task<StepModel> ToFill(OpenDraft open, FilledForm filled, SentPage page, Refusal? wrong, CancellationToken ct) => Show(open, page, open.Typed, filled, wrong, ct);

    /// <summary>The page with what she sent, beside what another window has saved meanwhile.</summary>
    public async Task<StepModel> ToChoose(OpenDraft open, SentPage page, Typed mine, PostedForm form, CancellationToken ct)
    {
        // The file whose row is gone elsewhere has no place: it is chosen again.
        var lost = page.Files.Where(f => mine.Files.All(kept => kept.Name != f.File.Name || kept.Size != f.File.Size)).Select(f => FileAgain.Of(f.Path)).ToList();
        lost.AddRange(form.Files.Where(f => f.Written.IsRefused).Select(f => f.Written.Refusal with { Field = f.Field }));
        var wrong = lost.Count == 0 ? null : FormRefusals.Incomplete.Because(("count", lost.Count)) with { Parts = lost };
        var stands = Differences.Of(page.Scope.Items, mine, open.Typed, desk.Reading, text);
        var there = new StepAddress(page.Step.Id) { At = page.At, Lines = page.Lines, ToConfirm = page.ToConfirm }.In(open);
        return await Show(open, page, mine, null, wrong, ct) with { Elsewhere = new Elsewhere(stands, page.Press.ToString(), there) };
    }

    /// <summary>What the version in force asks otherwise than that of the draft; nothing where it is the same, or asks the same.</summary>
    public IReadOnlyList<FormChange> Renewed(OpenDraft open) =>
        catalogue.Find(open.Procedure.Id) is { IsReceived: true } current && current.Hash != open.Procedure.Hash ? FormChanges.Between(open.Procedure.Form, current.Form) : [];

    private async Task<StepModel> Show(OpenDraft open, SentPage page, Typed typed, FilledForm? filled, Refusal? wrong, CancellationToken ct)
    {
        var seal = desk.SealOf(open, page.Scope);
        if (typed.Begin(page.Scope.Items)) filled = null;
        filled ??= FilledForm.Of(open.Procedure.Form, typed, desk.Reading);
        var one = page.Question is null ? null : OneByOne.Of(filled);
        if (one is not null) page = page.OneOf(one).Within(typed);
        var asked = page.Scope with { Items = [.. page.Scope.Items.Where(filled.All.IsShown)] };
        return new StepModel(open.Procedure, open.Draft.Id.Value, page.Scope, typed, filled)
        {
            Refusal = wrong, Base = seal, ToConfirm = page.ToConfirm, About = city.Actor.OnBehalfOf?.Name, Known = await desk.Known(open, asked, ct),
            Towns = page.Scope.Items.Any(AsksTown) ? TownLists.GetValue(desk.Reading.Towns, TownList) : null,
            Place = Opened(page.Rows, page, wrong, typed), Renewed = Renewed(open).Count > 0,
            One = page.Question is { } question && one is not null ? new QuestionPlace(page.Place.Number, page.Place.Total, page.OnlyRow is null ? question.Asked.Id : page.At!) : null,
            HasBefore = page.Question is { } of && one is not null ? (page.OnlyRow is not null && typed.RowsOf(of.Asked.Id).Count > 1) || one.Before(of) is not null : open.Before(page.Step, filled) is not null,
        };
    }

    // Written once for a directory: it is the same on every page.
    private static string TownList(TownDirectory towns) =>
        $"<datalist id=\"{ItemField.TownList}\">{string.Concat(towns.Towns.Select(t => $"<option>{Encoder.Encode(t.Name)}"))}</datalist>";

    private static bool AsksTown(FormItem item) => item is AddressItem || (item is GroupItem group && group.Row.Items.Any(AsksTown));

    // Of many rows the first with a mistake stands open, unless the one that does has one too.
    private static RowPlace Opened(RowPlace place, SentPage page, Refusal? wrong, Typed typed)
    {
        if (wrong is null || (place.Open is { } open && FormErrors.In(wrong, open))) return place;
        foreach (var group in page.Scope.Items.OfType<GroupItem>().Where(g => typed.RowsOf(g.Id).Count > RowPlace.Few))
            if (wrong.Parts.FirstOrDefault(p => p.Field?.StartsWith(group.Id + ".", StringComparison.Ordinal) == true) is { } first)
                return place with { Open = string.Join('.', first.Field!.Split('.').Take(2)), From = null };
        return place;
    }
}
