using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host;
using SmartLocal.Host.Backups;
using SmartLocal.Host.Verbs;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

var (options, words, mistake) = RunOptions.Parse(args);
if (options is null) return Wrong(mistake!);

if (words is ["run"]) return await Serve(options);
if (words is ["restore", ..]) return await Restore(options, [.. words.Skip(1)]);
if (words is ["simulate", ..]) return await Simulating.Run(options, [.. words.Skip(1)], Console.Out, CancellationToken.None) is { } refused ? Wrong(refused) : Environment.ExitCode;
return await RunVerb(options, words);

static async Task<int> Serve(RunOptions options)
{
    // Asked before anything is made: who starts a city twice reads a sentence, and finds no second data folder.
    if (options.Port != 0 && IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Any(l => l.Port == options.Port && (IPAddress.IsLoopback(l.Address) || l.Address.Equals(IPAddress.Any) || l.Address.Equals(IPAddress.IPv6Any))))
        return Wrong($"Port {options.Port} is in use by another process; stop it, or give another --port");
    await using var app = CityHost.Build(options);
    // SQLite has one writing process; the nodes of a city on PostgreSQL share their folder.
    using var held = DataLock.Take(app.Services.GetRequiredService<DataFolder>(), shared: options.Postgres is not null);
    if (held is null) return Wrong($"The data folder {options.Data} is in use by another process; stop it, or give another --data");
    if (!await CityHost.KeysFit(app, CancellationToken.None))
        return Wrong($"The keys in {options.Data} are not those that signed the journal of this database; give the data folder that belongs to it");
    var mistakes = await CityHost.Prepare(app, CancellationToken.None);
    if (mistakes.Count > 0)
    {
        foreach (var found in mistakes) Console.WriteLine(found);
        return Wrong($"{options.City} has {mistakes.Count} mistakes and can't be published");
    }

    await app.StartAsync();
    Greeting.Print(app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(), Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}

// Not a verb like the others: with the house assembled, keys and database would be made where the set's must lie.
static async Task<int> Restore(RunOptions options, IReadOnlyList<string> arguments)
{
    if (arguments is not ["--from", var set]) return Wrong(Restoring.Help);
    var folder = new DataFolder(options.Data);
    using (var alone = DataLock.Take(folder))
    {
        if (alone is null) return Wrong($"The data folder {options.Data} is in use by another process; stop it first");
        await using var database = options.Database(folder);
        if (await new Restoring(folder, database).Restore(Path.GetFullPath(set), CancellationToken.None) is { } refused) return Wrong(refused);
    }

    return await RunVerb(options, ["journal", "verify", "--anchor"]);
}

static async Task<int> RunVerb(RunOptions options, IReadOnlyList<string> words)
{
    await using var app = CityHost.Build(options);
    var verbs = app.Services.GetServices<IVerb>().OrderBy(v => v.Words, StringComparer.Ordinal).ToList();
    var spoken = string.Join(' ', words);
    if (verbs.Find(v => spoken == v.Words || spoken.StartsWith(v.Words + " ", StringComparison.Ordinal)) is not { } verb)
    {
        Console.WriteLine("smartlocal VERB [--data DIR] [--city DIR] [--postgres \"CONNECTION\"]");
        foreach (var help in verbs.Select(v => v.Help).Append(Restoring.Help).Append(Simulating.Help)) Console.WriteLine("  " + help);
        return spoken is "" or "help" or "--help" ? 0 : 2;
    }

    using var alone = verb.Writes ? DataLock.Take(app.Services.GetRequiredService<DataFolder>()) : null;
    if (verb.Writes && alone is null) return Wrong($"The data folder {options.Data} is in use by another process; stop it first");
    return await verb.Run([.. words.Skip(verb.Words.Split(' ').Length)], Console.Out, CancellationToken.None);
}

static int Wrong(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
