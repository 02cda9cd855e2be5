using Microsoft.EntityFrameworkCore;
using SmartLocal.Host.Migrations;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Verbs;

internal sealed class MigrationsDraftVerb(IDbContextFactory<CityContext> contexts) : IVerb
{
    public string Words => "migrations draft";

    public string Help => "migrations draft        the SQL of all tables as the code wants them, to write the next migration from";

    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync((await CityMigrations.Draft(contexts, ct)).TrimEnd());
        return 0;
    }
}
