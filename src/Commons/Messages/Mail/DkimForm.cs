using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// What of a mail a signature is made over ("relaxed/relaxed", RFC 6376 sections 3.4.2 and 3.4.4): servers on the way may fold a header
/// anew or change white space, and the signature holds. Characters are bytes here (Latin-1).
/// </summary>
internal static class DkimForm
{
    /// <summary>A header's lines, without the line break that ends it.</summary>
    public static string Header(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var value = Squeeze(field[(colon + 1)..].Replace("\r\n", "", StringComparison.Ordinal));
        return $"{field[..colon].TrimEnd(' ', '\t').ToLowerInvariant()}:{value.Trim(' ')}";
    }

    /// <summary>The body: white space within a line is one space, at its end none, and empty lines at the end of the mail are none.</summary>
    public static string Body(string body)
    {
        var form = new StringBuilder(body.Length);
        var empty = 0;
        foreach (var line in body.Split("\r\n"))
        {
            var kept = Squeeze(line).TrimEnd(' ');
            if (kept.Length == 0)
            {
                empty++;
                continue;
            }

            form.Insert(form.Length, "\r\n", empty).Append(kept).Append("\r\n");
            empty = 0;
        }

        return form.ToString();
    }

    /// <summary>Each run of spaces and tabs as one space.</summary>
    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var next in text)
        {
            if (next is not (' ' or '\t')) squeezed.Append(next);
            else if (squeezed.Length == 0 || squeezed[^1] != ' ') squeezed.Append(' ');
        }

        return squeezed.ToString();
    }
}
