using System.Text;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Procedures.Contracts;

/// <summary>
/// In what the person whose card signed differs from whoever the answers name. What the form does not ask, or the certificate does not
/// say, differs in nothing. That somebody else signed is for people to judge: where a procedure allows it, a proxy may.
/// </summary>
/// <param name="Name">Her name: of the applicant, the first person whom the form asks for.</param>
/// <param name="Address">Where she lives.</param>
/// <param name="BirthDate">When she was born.</param>
public sealed record SignerDifferences(bool Name, bool Address, bool BirthDate)
{
    /// <summary>The differences. Width, spaces and the spellings of an address of the city are none.</summary>
    public static SignerDifferences Between(CertifiedPerson holder, FormDefinition form, Answers answers, TownDirectory towns)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(form);
        var name = NameIn(answers);
        var address = (Prefilled(answers, PersonDetail.Address) ?? BesideHerName(form, answers)) switch { PlacedAddress placed => placed.Text, string text => text, _ => "" };
        return new(
            name is not null && holder.Name.Length > 0 && Bare(name.ToString()) != Bare(holder.Name),
            address.Length > 0 && holder.Address.Length > 0 && !SamePlace(address, holder.Address, towns),
            Prefilled(answers, PersonDetail.BirthDate) is DateOnly born && holder.BirthDate is { } certified && born != certified);
    }

    /// <summary>The name in the answers with which the card's is compared; null where the form asks none.</summary>
    public static PersonName? NameIn(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Prefilled(answers, PersonDetail.Name) as PersonName ?? answers.Applicant;
    }

    // An address that may be anywhere is known to no source: it is hers where it is the only one that is asked together with her name.
    private static object? BesideHerName(FormDefinition form, Answers answers)
    {
        var step = form.Steps.FirstOrDefault(s => s.Items.Any(i => i is PersonNameItem && answers.Find(i.Id) is not null));
        FormItem[] addresses = [.. step?.Items.Where(i => i is AddressItem or AnyAddressItem) ?? []];
        return addresses is [var only] ? answers.Find(only.Id)?.Value : null;
    }

    private static object? Prefilled(Answers answers, PersonDetail detail) => answers.All.FirstOrDefault(a => a.Item.Prefill == detail)?.Value;

    // A building may be left out of either: the same number is the same place.
    private static bool SamePlace(string one, string other, TownDirectory towns)
    {
        if (towns.Match(one).Try(out var here, out _) && towns.Match(other).Try(out var there, out _))
            return here.Town == there.Town && here.Rest == there.Rest && (here.Building is null || there.Building is null || Bare(here.Building) == Bare(there.Building));
        // Elsewhere there is no directory to go by; the prefecture may be left out.
        var (shorter, longer) = (Bare(one), Bare(other));
        if (shorter.Length > longer.Length) (shorter, longer) = (longer, shorter);
        return longer.EndsWith(shorter, StringComparison.Ordinal);
    }

    // Variation selectors choose among shapes of one letter, and certificates have none.
    private static string Bare(string text) => string.Concat(
        Fold.Width(text).EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && r.Value is not (>= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF))).ToUpperInvariant();
}
