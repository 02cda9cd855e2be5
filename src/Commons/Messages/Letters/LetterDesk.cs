using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Letters;

/// <summary>Writes out the letters of a batch. They are opened here, on their way to the people themselves, and nowhere else.</summary>
internal sealed class LetterDesk(TextCatalogue catalogue, CityFacts facts, LetterSettings settings, SiteAddress site, Vault vault)
{
    /// <summary>All sheets of the batch, or null where a letter's text is gone from this version.</summary>
    public LettersModel? Lay(LetterBatch batch, IReadOnlyList<Letter> letters)
    {
        var sheets = new List<LetterSheet>();
        foreach (var letter in letters)
        {
            if (Lay(batch, letter) is not { } laid) return null;
            sheets.AddRange(laid);
        }

        return new LettersModel(batch.Name, sheets, settings.Window);
    }

    private IEnumerable<LetterSheet>? Lay(LetterBatch batch, Letter letter)
    {
        var (to, values) = letter.Read(vault.Work());
        var japanese = new Text(catalogue, Language.Ja);
        // Whoever reads Japanese may need it easy; nobody knows who opens a letter at home.
        var beneath = new Text(catalogue, letter.Language is Language.En ? Language.En : Language.Easy);
        if (LetterWords.Of(japanese, letter.TemplateKey, values) is not { } first || LetterWords.Of(beneath, letter.TemplateKey, values) is not { } second) return null;
        IEnumerable<LetterLine> lines = first.Lines;
        if (!second.Lines.Select(l => l.Plain).SequenceEqual(first.Lines.Select(l => l.Plain), StringComparer.Ordinal))
            lines = [.. lines, LetterLine.Of(""), .. LetterLine.Of(beneath.Of("messages.letter.beneath", ("subject", second.Subject))), LetterLine.Of(""), .. second.Lines];
        var isShort = LetterLayout.LinesOf(first.Subject.Plain, isSubject: true) <= LetterLayout.SubjectLines;
        var pages = LetterLayout.Sheets(isShort ? lines : [.. LetterLine.Of(first.Subject), LetterLine.Of(""), .. lines]);
        var head = new LetterHead(
            to, japanese.Of("messages.letter.to", ("name", to.Name)), isShort ? first.Subject : japanese["messages.unwritten.subject"], japanese.Date(batch.Day), japanese.Of(facts.LocalName), settings.From, facts.Phone,
            site.Value is { } at ? at + letter.LinkPath : null, beneath.Language);
        return pages.Select((page, i) => new LetterSheet($"{batch.Name}-{letter.Number}", i + 1, pages.Count, i == 0 ? head : null, page));
    }
}
