using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>The shape of <c>demo/behalf.yaml</c>.</summary>
internal sealed record DemoMandatesFile
{
    public List<DemoMandate> Mandates { get; init; } = [];
}

internal sealed record DemoMandate
{
    public string Kind { get; init; } = "";
    public string Principal { get; init; } = "";
    public string PrincipalMail { get; init; } = "";
    public string Agent { get; init; } = "";
    public string AgentMail { get; init; } = "";
}

/// <summary>Has the demo's people give their mandates by the same acts that anybody does: from today, for a year.</summary>
internal sealed class DemoMandates(CityKeys keys, TimeProvider clock) : ISeed
{
    private const string Path = "demo/behalf.yaml";

    public int Order => 30;

    public async Task Plant(ReleaseFiles files, City city, CancellationToken ct)
    {
        if (files[Path] is not { } file) return;
        var today = clock.TodayInTokyo();
        foreach (var demo in Yaml.Read<DemoMandatesFile>(file.Text).Mandates)
        {
            var typed = new TypedTerms { Kind = demo.Kind, PrincipalName = demo.Principal, From = Kit.DateParts.Of(today), Until = Kit.DateParts.Of(today.AddYears(1)) };
            var offered = await Do(city.As(await Person(demo.PrincipalMail)), new OfferMandate(typed));
            await Do(city.As(await Person(demo.AgentMail)), new AcceptMandate(OfferToken.Of(keys, offered), demo.Agent));
        }

        async Task<Actor> Person(string mail) =>
            new(ActorKind.Resident, (await Do(city, new OpenDemoSession(mail))).Account.Value) { Channel = Channels.Verb };

        async Task<T> Do<T>(City by, IAct<T> act) => await by.Perform(act, ct) is var done && done.IsRefused
            ? throw new InvalidOperationException($"{Path}: {act.Kind.Name} is refused: {done.Refusal}")
            : done.Value;
    }
}
