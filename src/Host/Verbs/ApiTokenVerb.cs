using SmartLocal.Host.Migrations;
using SmartLocal.Platform;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Host.Verbs;

internal sealed class ApiTokenVerb(SystemCity system, Upgrading upgrading, TextCatalogue catalogue) : IVerb
{
    public string Words => "api-token";

    public bool Writes => true;

    public string Help => "api-token MAIL          a bearer token for the API, in a demo only";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not [var mail]) return 2;
        await upgrading.Upgrade(ct);
        if ((await system.City.Perform(new OpenDemoSession(mail), ct)).Try(out var session, out var no))
        {
            await output.WriteLineAsync(session.Secret);
            return 0;
        }

        await output.WriteLineAsync(new Text(catalogue, Language.En).Of(no).Plain);
        return 1;
    }
}
