using System.Text.RegularExpressions;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>When something is to be filled in, for whoever has the form on paper and no machine that hides what does not concern her.</summary>
internal static partial class ConditionWords
{
    /// <summary>The condition in words; of one that says more than an answer or two, that it is for those whom it concerns.</summary>
    public static RichText Of(Condition condition, ItemSet set, ItemSet all, Text text)
    {
        if (condition.Shape.Table is { } table)
        {
            var parts = table.Select(c => Part(c.Key, c.Value.Words, false, set, all, text)).ToList();
            return parts.Any(p => p is null) ? text["forms.paper.when-applies"] : text.Of("forms.paper.when", ("what", RichText.Join(text["forms.paper.and"].Plain, parts.OfType<RichText>())));
        }

        var written = condition.Written.Trim();
        var part = Is().Match(written) is { Success: true } one ? Part(one.Groups["name"].Value, [one.Groups["value"].Value], one.Groups["not"].Success, set, all, text)
            : In().Match(written) is { Success: true } several ? Part(several.Groups["name"].Value, [.. Quoted().Matches(several.Groups["values"].Value).Select(m => m.Groups["value"].Value)], false, set, all, text)
            : Part(written, ["true"], false, set, all, text);
        return part is null ? text["forms.paper.when-applies"] : text.Of("forms.paper.when", ("what", part));
    }

    private static RichText? Part(string name, IReadOnlyList<string> values, bool not, ItemSet set, ItemSet all, Text text)
    {
        if ((set.Find(name) ?? all.Find(name)) is not { } item) return null;
        List<RichText>? words = item switch
        {
            YesNoItem when values is [var one] && Cells.YesOrNo(one) is { } yes => [text[yes ? "forms.yes" : "forms.no"]],
            SelectItem select when values.All(v => select.Options.Any(o => o.Value == v)) => [.. values.Select(v => text.Of(select.Options.First(o => o.Value == v).Label))],
            _ => null,
        };
        return words is null ? null : text.Of(not ? "forms.paper.is-not" : "forms.paper.is", ("item", text.Of(item.Label)), ("value", RichText.Join(text["forms.paper.or"].Plain, words)));
    }

    [GeneratedRegex("""^(?<name>[\p{L}][\p{L}\p{N}_]*)\s*(?<not>!)?=\s*"?(?<value>[^"]+?)"?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Is();

    [GeneratedRegex("""^(?<name>[\p{L}][\p{L}\p{N}_]*)\s+in\s+\((?<values>[^()]*)\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex In();

    [GeneratedRegex("\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
