using System.Text.RegularExpressions;

namespace SmartLocal.Tests.Architecture;

/// <summary>A procedure is a file: code knows kinds of things, never one procedure by name.</summary>
public sealed partial class ProcedureNamesTests
{
    [Fact]
    public void No_code_names_a_procedure()
    {
        var names = Repository.Files("cities", ".yaml").Where(f => f.Contains("/procedures/", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(Repository.Read(file)).Select(m => m.Groups["value"].Value.Trim('"', '\'', ' '))
                .Append(Path.GetFileNameWithoutExtension(file)).Select(name => (file, name)))
            .Where(n => n.name.Length > 2).Distinct().ToList();
        Verdict.None(
            from source in Repository.Files("src", ".cs", ".razor", ".js", ".css", ".sql")
            let text = Repository.Read(source)
            from procedure in names
            where Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(procedure.name)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(5))
            select $"{source} knows “{procedure.name}” of {procedure.file}: what only one procedure has belongs in its file");
    }

    /// <summary>The first lines of a definition: id, code and names in every language.</summary>
    [GeneratedRegex(@"^(id|code|name|  ja|  en): *(?<value>[^{}\[\]|>#\n]+)$(?<=\A(?:(?!^summary:)[\s\S])*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Named();
}
