using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>Sentences of the city's files in the reader's language, with what they may name: the city, its telephone and the office in charge.</summary>
internal sealed class PlaceWords(Text text, CityFacts city)
{
    /// <summary>A sentence of a procedure.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="office">The office in charge; null where the city has told none of that code.</param>
    public RichText Of(LocalText words, OfficeCard? office = null) =>
        text.Of(words, ("city", city.LocalName), ("phone", city.Phone), ("office", NameOf(office)));

    /// <summary>The office's name, in easy Japanese with its reading.</summary>
    public RichText NameOf(OfficeCard? office) =>
        office is null ? text["catalogue.office.unnamed"] : text.Of(new LocalText(office.Name, $"{{{office.Name}|{Kana.Hiragana(office.Kana)}}}"));
}
