using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class NewModuleVerb : IVerb
{
    public string Words => "new-module";

    public string Help => "new-module WING/NAME    a new module that looks like the others, in src/WING/NAME";

    public Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct) =>
        Task.FromResult(arguments is [var path] && ModuleTemplate.Write(path, output) ? 0 : 2);
}
