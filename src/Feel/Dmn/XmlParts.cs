using System.Xml;
using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>
/// The elements of a .dmn file by their local names: every version of DMN has a namespace of its own, and what they have in common
/// is called the same in all.
/// </summary>
internal static class XmlParts
{
    public static XElement? Part(this XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Parts(this XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    public static bool IsCalled(this XElement element, string name) => element.Name.LocalName == name;

    public static string? Named(this XElement of, string attribute) =>
        of.Attribute(attribute)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The text of the part called text.</summary>
    public static string? Text(this XElement of) => of.Part("text")?.Value;

    public static int Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static int Column(this XElement element) => ((IXmlLineInfo)element).LinePosition;

    /// <summary>A name as FEEL counts it: each run of white space is one space.</summary>
    public static string? Name(this XElement element) => element.Named("name") is { } name ? Pieces.Join(name, 0, name.Length) : null;
}
