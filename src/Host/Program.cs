using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

var (options, words, mistake) = RunOptions.Parse(args);
if (options is null) return Wrong(mistake!);

if (words is ["run"]) return await Serve(options);
return await RunVerb(options, words);

static async Task<int> Serve(RunOptions options)
{
    await using var app = CityHost.Build(options);
    using var alone = DataLock.Take(app.Services.GetRequiredService<DataFolder>());
    if (alone is null) return Wrong($"The data folder {options.Data} is in use by another process; stop it, or give another --data");
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

static async Task<int> RunVerb(RunOptions options, IReadOnlyList<string> words)
{
    await using var app = CityHost.Build(options);
    var verbs = app.Services.GetServices<IVerb>().OrderBy(v => v.Words, StringComparer.Ordinal).ToList();
    var spoken = string.Join(' ', words);
    if (verbs.Find(v => spoken == v.Words || spoken.StartsWith(v.Words + " ", StringComparison.Ordinal)) is not { } verb)
    {
        Console.WriteLine("smartlocal VERB [--data DIR] [--city DIR] [--postgres \"CONNECTION\"]");
        foreach (var known in verbs) Console.WriteLine("  " + known.Help);
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
