using System.Text;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Platform.Web;

/// <summary>
/// Writes the HTML of a page from its parts, in one pass: what the Razor compiler made of a part is read as it was built, and
/// nothing is kept to compare it with later. Japanese leaves as Japanese, in attributes too
/// (docs/decisions/0011-a-page-is-written-in-one-pass.md).
/// </summary>
internal sealed class PageWriter(IServiceProvider services, PageText page) : IDisposable
{
    // A page that nests deeper than this contains itself.
    private const int Deepest = 64;

    // One a level, used again by each part that stands there: what the compiler wrote is read before the next part is built.
    private readonly List<RenderTreeBuilder> builders = [];
    private readonly Dictionary<Type, object> found = [];

    private int depth;

    /// <summary>A document that goes elsewhere than into an answer: to the printer, or into an archive. In UTF-8.</summary>
    public static byte[] Document(IServiceProvider services, Type part, object model)
    {
        using var page = new PageText();
        using (var writer = new PageWriter(services, page)) writer.Write(part, [KeyValuePair.Create<string, object?>("Model", model)]);
        var document = new byte[Encoding.UTF8.GetByteCount(page.Written)];
        Encoding.UTF8.GetBytes(page.Written, document);
        return document;
    }

    /// <summary>The part with these parameters.</summary>
    public void Write(Type part, IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var type = PagePartType.Of(part);
        var made = type.New(Service);
        foreach (var (name, value) in parameters) type.Set(made, name, value);
        Write(made);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var builder in builders) builder.Dispose();
    }

    private object Service(Type service)
    {
        if (found.TryGetValue(service, out var known)) return known;
        return found[service] = services.GetRequiredService(service);
    }

    private void Write(PagePart part)
    {
        if (depth == Deepest) throw new InvalidOperationException($"{part.GetType().Name} stands in itself");
        if (depth == builders.Count) builders.Add(new RenderTreeBuilder());
        var builder = builders[depth++];
        part.Build(builder);
        var frames = builder.GetFrames();
        Write(frames.Array.AsSpan(0, frames.Count));
        builder.Clear();
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
                    page.Append(frame.MarkupContent);
                    at++;
                    break;
                case RenderTreeFrameType.Text:
                    page.Encode(frame.TextContent);
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
        var part = type.New(Service);
        foreach (ref readonly var parameter in frames[1..]) type.Set(part, parameter.AttributeName, parameter.AttributeValue);
        Write(part);
    }

    private void WriteElement(ReadOnlySpan<RenderTreeFrame> element)
    {
        var name = element[0].ElementName;
        page.Append('<');
        page.Append(name);
        var at = 1;
        for (; at < element.Length && element[at].FrameType is RenderTreeFrameType.Attribute; at++)
            WriteAttribute(element[at].AttributeName, element[at].AttributeValue);

        page.Append('>');
        if (IsVoid(name)) return;
        Write(element[at..]);
        page.Append("</");
        page.Append(name);
        page.Append('>');
    }

    private void WriteAttribute(string name, object? value)
    {
        if (value is null or false) return;
        if (value is Delegate) throw new NotSupportedException($"{name}: a page that is rendered once handles no events");
        page.Append(' ');
        page.Append(name);
        if (value is true) return;
        page.Append("=\"");
        page.Encode(value as string ?? value.ToString() ?? "");
        page.Append('"');
    }

    // https://html.spec.whatwg.org/multipage/syntax.html#void-elements
    private static bool IsVoid(string element) => element
        is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track" or "wbr";
}
