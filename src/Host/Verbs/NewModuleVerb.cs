using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class NewModuleVerb : IVerb
{
    public string Words => "new-module";

    public string Help => "new-module WING/NAME [NOUN]  a new module that looks like the others, in src/WING/NAME";

    public Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct) => Task.FromResult(Write(arguments, output));

    private static int Write(IReadOnlyList<string> arguments, TextWriter output)
    {
        var (template, mistake) = arguments.Count is 1 or 2
            ? ModuleTemplate.For(arguments[0], arguments.ElementAtOrDefault(1))
            : (null, "give WING/NAME, such as Community/Facilities, and the noun if it is not the name's singular");
        if (template is null)
        {
            output.WriteLine(mistake);
            return 2;
        }

        if (Repository() is not { } repository)
        {
            output.WriteLine("There is no SmartLocal.slnx here or above: call it inside the repository");
            return 2;
        }

        return template.Write(repository, output) ? 0 : 1;
    }

    private static string? Repository()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
            for (var at = start; at is not null; at = Path.GetDirectoryName(at))
                if (File.Exists(Path.Combine(at, "SmartLocal.slnx"))) return at;
        return null;
    }
}
