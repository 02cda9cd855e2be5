using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Web;

/// <summary>
/// A form as the browser sent it. Files are written to the store while they arrive, each against its own limit, and one that
/// is refused takes none of the typed values with it: the framework's own reader would throw the whole form away.
/// </summary>
public sealed class PostedForm
{
    /// <summary>The most fields taken. Repeating groups pass the framework's 1,024.</summary>
    public const int MostValues = 5_000;

    /// <summary>The most files taken at once: each is synced to the disk before the next.</summary>
    public const int MostFiles = 50;

    /// <summary>The most characters of all values together.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>The largest request taken, in bytes. Over it the connection is closed; under it a file that is too large is named and the rest kept.</summary>
    public const long LargestRequest = 64 * 1024 * 1024;

    /// <summary>The form has more fields or text than can be taken.</summary>
    public static readonly RefusalKind TooMuch = new("platform.form-too-much", RefusalReason.TooLarge);

    /// <summary>The request is not a form.</summary>
    public static readonly RefusalKind NotAForm = new("platform.not-a-form");

    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
    private readonly List<PostedFile> files = [];
    private int count;
    private int characters;

    private PostedForm()
    {
    }

    /// <summary>The value as typed, or null when the field was not sent.</summary>
    public string? this[string name] => values.TryGetValue(name, out var all) ? all[0] : null;

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Whether files were chosen, also such as no field takes.</summary>
    public bool HadFiles { get; private set; }

    /// <summary>The files, each written or refused. A file field left empty is not among them.</summary>
    public IReadOnlyList<PostedFile> Files => files;

    private const int LongestBoundary = 70; // RFC 2046 section 5.1.1

    // The HResult of an IOException that no system call gave: the reader's own "unexpected end". A full disk has another.
    private const int EndsTooSoon = unchecked((int)0x80131620);

    /// <summary>Reads the form. It stays with the request: what she typed can still be kept when something fails later.</summary>
    /// <param name="http">The request.</param>
    /// <param name="store">Where files go.</param>
    /// <param name="rule">The limit and kinds for the file field with the given name; null for a field that takes no file.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<Result<PostedForm>> Read(HttpContext http, FileStore store, Func<string, FileRule?> rule, CancellationToken ct)
    {
        var read = await ReadOnce(http, store, rule, ct);
        if (read.Try(out var form, out _)) http.Features.Set(form);
        return read;
    }

    /// <summary>
    /// Reads the form for a handler that asks for one and takes no files. Null when it can't be read: then the handler is not
    /// called, and <see cref="UnreadableForm"/> says why.
    /// </summary>
    public static async ValueTask<PostedForm?> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if ((await Read(http, http.RequestServices.GetRequiredService<FileStore>(), _ => null, http.RequestAborted)).Try(out var form, out var no)) return form;
        http.Features.Set(new UnreadableForm(no));
        return null;
    }

    private static async Task<Result<PostedForm>> ReadOnce(HttpContext http, FileStore store, Func<string, FileRule?> rule, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)) return NotAForm.Because();
        var form = new PostedForm();
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            var reader = new FormPipeReader(http.Request.BodyReader) { ValueCountLimit = MostValues + 1, ValueLengthLimit = MostCharacters, KeyLengthLimit = 1024 };
            try
            {
                foreach (var (name, all) in await reader.ReadFormAsync(ct))
                    foreach (var value in all)
                        if (!form.Add(name, value ?? "")) return TooMuch.Because(("values", MostValues));
            }
            catch (InvalidDataException)
            {
                return TooMuch.Because(("values", MostValues));
            }

            return form;
        }

        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return NotAForm.Because();
        try
        {
            return await form.ReadParts(http, boundary, store, rule, ct);
        }
        catch (Exception e) when (e is InvalidDataException or IOException { HResult: EndsTooSoon } and not BadHttpRequestException)
        {
            return NotAForm.Because(); // cut off, or parts with heads that no browser writes
        }
    }

    private async Task<Result<PostedForm>> ReadParts(HttpContext http, string boundary, FileStore store, Func<string, FileRule?> rule, CancellationToken ct)
    {
        var sections = new MultipartReader(boundary, http.Request.Body);
        while (await sections.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition())
            {
                var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                HadFiles |= fileName.Length > 0;
                if (files.Count == MostFiles) return TooMuch.Because(("values", MostFiles));
                if (fileName.Length > 0 && rule(name) is { } limits)
                    files.Add(new PostedFile(name, fileName, await store.Write(section.Body, fileName, limits.Largest, limits.Types, ct)));
                await section.Body.CopyToAsync(Stream.Null, ct);
                continue;
            }

            using var text = new StreamReader(section.Body);
            var buffer = new char[4096];
            var value = new System.Text.StringBuilder();
            int read;
            while ((read = await text.ReadAsync(buffer, ct)) > 0)
            {
                value.Append(buffer, 0, read);
                if (value.Length > MostCharacters) return TooMuch.Because(("values", MostValues));
            }

            if (!Add(name, value.ToString())) return TooMuch.Because(("values", MostValues));
        }

        return this;
    }

    private bool Add(string name, string value)
    {
        value = value.Replace("\0", "", StringComparison.Ordinal); // nobody types it, and PostgreSQL's text can't hold it
        characters += name.Length + value.Length;
        if (++count > MostValues || characters > MostCharacters) return false;
        if (!values.TryGetValue(name, out var all)) values[name] = all = [];
        all.Add(value);
        return true;
    }
}

/// <summary>Why the form that a handler asked for could not be read.</summary>
public sealed record UnreadableForm(Refusal Refusal);

/// <summary>What may be sent in a file field.</summary>
public sealed record FileRule(long Largest, IReadOnlyCollection<string> Types);

/// <summary>A file of a form: written, or refused with the reason.</summary>
public sealed record PostedFile(string Field, string FileName, Result<WrittenFile> Written);
