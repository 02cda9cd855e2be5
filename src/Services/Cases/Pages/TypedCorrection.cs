using Microsoft.AspNetCore.Http;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases.Pages;

/// <summary>What the applicant sent to put one answer right. Nothing of it is kept but by the act: each page carries all of it.</summary>
/// <param name="Items">The item, and those that came up with it.</param>
/// <param name="Typed">What she typed for them.</param>
/// <param name="Files">The files that came.</param>
/// <param name="Wrong">Why a file was not taken, or null.</param>
public sealed record TypedCorrection(IReadOnlyList<FormItem> Items, Typed Typed, IReadOnlyList<WrittenFile> Files, Refusal? Wrong)
{
    /// <summary>Name of the field that names an item which came up.</summary>
    public const string Also = "also";

    /// <summary>Behind the path of a file item in a row: a file that it has and keeps.</summary>
    public const string Kept = ".kept";

    internal static async Task<Result<TypedCorrection>> Read(HttpContext http, FileStore files, CaseView view, FormItem asked, CancellationToken ct)
    {
        var form = view.Procedure.Form;
        if (!(await PostedForm.Read(http, files, path => RuleOf(form, path), ct)).Try(out var posted, out var unreadable)) return unreadable;

        FormItem[] items = [asked, .. posted.All(Also).Select(form.Find).OfType<FormItem>().Where(i => i is not SaidItem && i.Id != asked.Id).Distinct()];
        var typed = new Typed();
        typed.Take(new FormStep("correction", asked.Label, null, items), path => posted[path]);
        foreach (var name in posted.Names.Where(n => n.EndsWith(Kept, StringComparison.Ordinal)))
            foreach (var kept in posted.All(name))
                if (view.Answers.Files.FirstOrDefault(f => f.Id.Value.ToString() == kept) is { } file && posted.All("remove").All(r => r != kept)) Add(typed, name[..^Kept.Length], file);

        Refusal? wrong = null;
        var written = new List<WrittenFile>();
        foreach (var sent in posted.Files)
        {
            if (!sent.Written.Try(out var file, out var no))
            {
                wrong = no with { Field = sent.Field };
                continue;
            }

            written.Add(file);
            Add(typed, sent.Field, new FileRef(file.Id, file.Name, file.MediaType, file.Size));
        }

        return new TypedCorrection(items, typed, written, wrong);
    }

    private static void Add(Typed typed, string path, FileRef file)
    {
        var (row, item) = Split(path);
        typed.Under(row)?.Add(item, file);
    }

    private static FileRule? RuleOf(FormDefinition form, string path)
    {
        var set = form.All;
        var parts = path.Split('.');
        for (var i = 0; i + 2 < parts.Length; i += 2)
        {
            if (set.Find(parts[i]) is not GroupItem group) return null;
            set = group.Row;
        }

        return set.Find(parts[^1]) is FileItem file ? new FileRule(file.MaxBytes, [.. file.Types]) : null;
    }

    private static (string Row, string Item) Split(string path) => path.LastIndexOf('.') is >= 0 and var at ? (path[..at], path[(at + 1)..]) : ("", path);
}
