using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Platform.Web;

/// <summary>
/// Writes the HTML of a page from its parts, in one pass: what the Razor compiler made of a part is read as it was built, and
/// nothing is kept to compare it with later. Japanese leaves as Japanese, in attributes too
/// (docs/decisions/0011-a-page-is-written-in-one-pass.md).
/// </summary>
internal sealed class PageWriter(IServiceProvider services, ArrayBufferWriter<char> page)
{
    // A page that nests deeper than this contains itself.
    private const int Deepest = 64;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // https://html.spec.whatwg.org/multipage/syntax.html#void-elements
    private static readonly SearchValues<string> Void = SearchValues.Create(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"], StringComparison.Ordinal);

    private int depth;

    /// <summary>The part with these parameters.</summary>
    public void Write(Type part, IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var type = PagePartType.Of(part);
        var made = type.New(services);
        foreach (var (name, value) in parameters) type.Set(made, name, value);
        Write(made);
    }

    private void Write(PagePart part)
    {
        if (++depth > Deepest) throw new InvalidOperationException($"{part.GetType().Name} stands in itself");
        using var builder = new RenderTreeBuilder();
        part.Build(builder);
        var frames = builder.GetFrames();
        Write(frames.Array.AsSpan(0, frames.Count));
        depth--;
    }

    private void Write(ReadOnlySpan<RenderTreeFrame> frames)
    {
        for (var at = 0; at < frames.Length;)
        {
            ref readonly var frame = ref frames[at];
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Element:
                    WriteElement(frames.Slice(at, frame.ElementSubtreeLength));
                    at += frame.ElementSubtreeLength;
                    break;
                case RenderTreeFrameType.Component:
                    WriteComponent(frames.Slice(at, frame.ComponentSubtreeLength));
                    at += frame.ComponentSubtreeLength;
                    break;
                case RenderTreeFrameType.Markup:
                    page.Write(frame.MarkupContent);
                    at++;
                    break;
                case RenderTreeFrameType.Text:
                    Encode(frame.TextContent);
                    at++;
                    break;
                case RenderTreeFrameType.Region: // its frames follow it
                    at++;
                    break;
                default:
                    throw new NotSupportedException($"A page that is rendered once cannot hold a frame of the kind {frame.FrameType}");
            }
        }
    }

    private void WriteComponent(ReadOnlySpan<RenderTreeFrame> frames)
    {
        var type = PagePartType.Of(frames[0].ComponentType);
        var part = type.New(services);
        foreach (ref readonly var parameter in frames[1..]) type.Set(part, parameter.AttributeName, parameter.AttributeValue);
        Write(part);
    }

    private void WriteElement(ReadOnlySpan<RenderTreeFrame> element)
    {
        var name = element[0].ElementName;
        page.Write("<");
        page.Write(name);
        var at = 1;
        for (; at < element.Length && element[at].FrameType is RenderTreeFrameType.Attribute; at++)
            WriteAttribute(element[at].AttributeName, element[at].AttributeValue);

        page.Write(">");
        if (Void.Contains(name)) return;
        Write(element[at..]);
        page.Write("</");
        page.Write(name);
        page.Write(">");
    }

    private void WriteAttribute(string name, object? value)
    {
        if (value is null or false) return;
        if (value is Delegate) throw new NotSupportedException($"{name}: a page that is rendered once handles no events");
        page.Write(" ");
        page.Write(name);
        if (value is true) return;
        page.Write("=\"");
        Encode(value as string ?? value.ToString() ?? "");
        page.Write("\"");
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        while (Encoder.Encode(text, page.GetSpan(Math.Max(text.Length, Encoder.MaxOutputCharactersPerInputCharacter)), out var read, out var written) is var status)
        {
            page.Advance(written);
            if (status is OperationStatus.Done) return;
            if (status is not OperationStatus.DestinationTooSmall) throw new InvalidOperationException($"A text of the page cannot be encoded: {status}");
            text = text[read..];
        }
    }
}
