using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Behalf;

/// <summary>The person says what her agent is told of her matters. It counts from the next message on; nobody but she says it.</summary>
/// <param name="Mandate">By which that agent acts.</param>
/// <param name="Told">none, handed-in or all.</param>
internal sealed record ChooseTold(MandateId Mandate, string? Told) : IAct<Done>
{
    public static readonly RefusalKind Missing = new("behalf.told-missing");

    public ActKind Kind { get; } = new("behalf.choose-told", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await Mandates.Take(acting, Mandate, ct) is not { } mandate || mandate.Principal?.Value != acting.Actor.Id) return Behalf.Mandate.Unknown.Because();
        if (MandateTerms.Told(Told) is not { } told) return Missing.Because();
        if (!mandate.Tell(told, acting.Now.TokyoDate).Try(out _, out var no)) return no;
        acting.Record(new ToldChosen(Mandate, MandateTerms.Code(mandate.Kind), MandateTerms.Code(told)));
        return Done.Yes;
    }
}
