using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// Where the applicant lives, as her application says it: only what a form asks as her own (<c>prefill: address</c>), because every other
/// address in it may be somebody else's.
/// </summary>
internal static class ApplicantAddress
{
    /// <summary>For the window of an envelope; null where the form does not ask it, or it fits no envelope.</summary>
    public static PostalAddress? Of(SubmittedApplication application, TownDirectory towns)
    {
        if (application.Answers.Applicant is not { } name || Own(application.Answers, towns) is not { } home) return null;
        return PostalAddress.Of(name.ToString(), home.Postcode, home.Lines.SelectMany(Broken)).Try(out var address, out _) ? address : null;
    }

    private static (string? Postcode, IReadOnlyList<string> Lines)? Own(Answers answers, TownDirectory towns) =>
        answers.All.FirstOrDefault(a => a.Item.Prefill is PersonDetail.Address)?.Value switch
        {
            PlacedAddress placed => (placed.Postcode, [placed.Text]),
            string text when towns.Match(text).Try(out var address, out _) =>
                (address.Town.Postcode.Value, [towns.Municipality.Prefecture + towns.Municipality.Name + address.Town + address.Rest, address.Building ?? ""]),
            _ => null,
        };

    private static IEnumerable<string> Broken(string line) => line.Chunk(PostalAddress.LongestLine).Select(c => new string(c));
}
