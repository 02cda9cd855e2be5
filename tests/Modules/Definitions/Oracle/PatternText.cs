using System.Text;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>Writes a text that a pattern takes: of the patterns that definitions write, with classes, groups, choices and counts.</summary>
internal sealed class PatternText(string pattern, Random random)
{
    private int at;

    public static string Of(string pattern, Random random)
    {
        return new PatternText(pattern.TrimStart('^').TrimEnd('$'), random).Choice();
    }

    private string Choice()
    {
        var choices = new List<string> { Sequence() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            choices.Add(Sequence());
        }

        return choices[random.Next(choices.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            var one = Atom();
            var end = at;
            var (least, most) = Count();
            var after = at;
            for (var times = random.Next(least, most + 1); times > 0; times--)
            {
                text.Append(one);
                at = start;
                one = Atom(); // another of the same kind
            }

            at = Math.Max(end, after);
        }

        return text.ToString();
    }

    private string Atom()
    {
        switch (pattern[at++])
        {
            case '(':
                if (pattern.AsSpan(at).StartsWith("?:")) at += 2;
                var inner = Choice();
                at++;
                return inner;
            case '[':
                var any = new List<char>();
                for (; pattern[at] != ']'; at++)
                {
                    if (pattern[at] == '-' && any.Count > 0 && pattern[at + 1] != ']')
                    {
                        for (var c = any[^1]; c <= pattern[at + 1]; c++) any.Add(c);
                        at++;
                    }
                    else any.Add(pattern[at]);
                }

                at++;
                return any[random.Next(any.Count)].ToString();
            case '\\':
                return pattern[at++] is 'd' ? random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture) : pattern[at - 1].ToString();
            case '.':
                return "あ";
            default:
                return pattern[at - 1].ToString();
        }
    }

    private (int Least, int Most) Count()
    {
        if (at >= pattern.Length) return (1, 1);
        switch (pattern[at])
        {
            case '?': at++; return (0, 1);
            case '*': at++; return (0, 3);
            case '+': at++; return (1, 3);
            case '{':
                var end = pattern.IndexOf('}', at);
                var counts = pattern[(at + 1)..end].Split(',').Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                at = end + 1;
                return (counts[0], counts[^1]);
            default: return (1, 1);
        }
    }
}
