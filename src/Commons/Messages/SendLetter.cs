using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Letters;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Contracts;

public sealed partial record SendLetter
{
    /// <inheritdoc/>
    async ValueTask<Result<LetterId>> IAct<LetterId>.Run(Acting acting, CancellationToken ct)
    {
        if (!LetterLayout.Fits(To, acting.Get<LetterSettings>().Window)) return PostalAddress.DoesNotFit.Because(("most", PostalAddress.LongestLine), ("lines", PostalAddress.MostLines));
        var vault = acting.Get<Vault>();
        var letter = Letter.Write(acting.NewId<LetterId>(), this, acting.Get<TextCatalogue>(), vault, acting.Now);
        if (await acting.Db.Set<Unreachable>().AnyAsync(u => u.Address == letter.AddressDigest, ct)) return ComesBack.Because();
        acting.Db.Add(letter);
        acting.Record(new LetterWritten(About, letter.Id, TemplateKey));
        return letter.Id;
    }
}
