using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>The address at which the holder of an account reads mail, as of today: when she last signed in by it is nobody's business. To nobody who acts for her.</summary>
internal sealed class AccountAnswers(TimeProvider clock) : IAnswerSource
{
    public string Kind => "account";

    public int Order => 40;

    public async Task<IReadOnlyList<KnownAnswer>> Known(CityContext db, Actor resident, CancellationToken ct)
    {
        if (resident.OnBehalfOf is not null || await Accounts.MailOf(db, resident.Id, ct) is not { } mail) return [];
        return [new KnownAnswer(PersonDetail.Mail, mail.Address.Value, clock.TodayInTokyo())];
    }
}
