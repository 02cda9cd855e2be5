using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Letters;

/// <summary>The letters of a batch as they are printed.</summary>
public sealed record LettersModel
{
    internal LettersModel(string name, IReadOnlyList<LetterSheet> sheets, LetterWindow window) => (Name, Sheets, Window) = (name, sheets, window);

    internal string Name { get; }

    internal IReadOnlyList<LetterSheet> Sheets { get; }

    internal LetterWindow Window { get; }
}

/// <summary>One sheet.</summary>
/// <param name="Mark">By which the letter is known, also from outside of its envelope.</param>
/// <param name="Number">Which sheet of it.</param>
/// <param name="Of">How many it has.</param>
/// <param name="Head">What only the first has.</param>
/// <param name="Lines">The words.</param>
internal sealed record LetterSheet(string Mark, int Number, int Of, LetterHead? Head, IReadOnlyList<LetterLine> Lines);

/// <param name="To">Whose it is, and where.</param>
/// <param name="Name">Her name with 様.</param>
/// <param name="Subject">What stands over it.</param>
/// <param name="Date">When it was made.</param>
/// <param name="City">Who writes.</param>
/// <param name="From">The city's address.</param>
/// <param name="Phone">And its telephone.</param>
/// <param name="Link">Where the matter can be seen; null while the site has no address.</param>
/// <param name="Beneath">The language of the words beneath the Japanese ones.</param>
internal sealed record LetterHead(
    PostalAddress To, RichText Name, RichText Subject, RichText Date, RichText City, IReadOnlyList<string> From, string Phone, string? Link, Language Beneath);
