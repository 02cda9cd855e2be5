using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>The address at which the holder of an account reads mail, known since she last signed in by it. To nobody who acts for her.</summary>
internal sealed class AccountAnswers : IAnswerSource
{
    public string Kind => "account";

    public int Order => 40;

    public async Task<IReadOnlyList<KnownAnswer>> Known(CityContext db, Actor resident, CancellationToken ct)
    {
        if (resident.OnBehalfOf is not null || await Accounts.MailOf(db, resident.Id, ct) is not { } mail) return [];
        var account = AccountId.From(resident.Id);
        var read = await db.Set<SignInMethodRow>().Where(m => m.Account == account && m.Kind == MailMethod.Name)
            .Select(m => m.LastUsedAt ?? m.AddedAt).FirstOrDefaultAsync(ct);
        return [new KnownAnswer(PersonDetail.Mail, mail.Address.Value, read.TokyoDate)];
    }
}
