using System.Net;
using System.Text.RegularExpressions;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>A line of the reviewed table: how one route answers each visitor who asks for A's and for B's record.</summary>
internal sealed partial record AccessRow(string Method, string Route, IReadOnlyList<string> Answers)
{
    private const int RouteWidth = 58;
    private const int CellWidth = 15;

    public static string Head { get; } = $"{"#",-6} {"route",-RouteWidth} {string.Concat(Visitor.All.Select(v => v.Name.PadRight(CellWidth)))}".TrimEnd();

    public override string ToString() => $"{Method,-6} {Route,-RouteWidth} {string.Concat(Answers.Select(a => a.PadRight(CellWidth)))}".TrimEnd();

    public static bool IsOf(string line, AccessRow row) => Words().Matches(line).Select(m => m.Value).Take(2).SequenceEqual([row.Method, row.Route]);

    public static IReadOnlyList<string> Read(IEnumerable<string> lines) => [.. lines.Where(l => l.Length > 0 && !l.StartsWith('#'))];

    /// <summary>One word where A's and B's record are answered alike, else both.</summary>
    public static string Cell(string a, string b) => a == b ? a : $"{a}|{b}";

    public static string ClassOf(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.SeeOther when answer.Headers.Location!.ToString().Contains("sign-in?", StringComparison.Ordinal) => "door",
        HttpStatusCode.SeeOther => "on",
        HttpStatusCode.Unauthorized => "door",
        HttpStatusCode.Forbidden => "no",
        HttpStatusCode.NotFound => "none",
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge => "bad",
        var status when (int)status is >= 200 and < 300 => "ok",
        var status => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The address that asks for this matter. A route with a value that is not known here needs a line here.</summary>
    public static string Fill(string route, OneMatter m) => Parameter().Replace(route, p => (route, p.Groups["name"].Value) switch
    {
        (_, "receipt") => m.Receipt,
        (_, "correction") => m.Correction.ToString(),
        (var r, "file") when r.StartsWith("/drafts/", StringComparison.Ordinal) => m.DraftFile.ToString(),
        (var r, "file") when r.StartsWith("/staff/behalf/", StringComparison.Ordinal) => m.Evidence.ToString(),
        (_, "file") => m.File.ToString(),
        (_, "step") => "applicant",
        (_, "number") => "1",
        (_, "reader") => "cases.open-on-submission",
        (_, "page") => "cases.copy",
        (_, "key") => m.Receipt,
        (_, "documentName") => "v1",
        (_, "provider") => "digital-id",
        (var r, "name") when r.StartsWith("/procedures/by/", StringComparison.Ordinal) => "office",
        (_, "digest") => new string('0', 64), // nobody's session
        (_, "staff") => m.Account.ToString(), // nobody of the staff
        (var r, "id") when r.StartsWith("/staff/clients/", StringComparison.Ordinal) || r.StartsWith("/staff/appointments/", StringComparison.Ordinal)
            || r.StartsWith("/staff/account/passkeys/", StringComparison.Ordinal) || r.StartsWith("/staff/sign-ins/", StringComparison.Ordinal) => m.Account.ToString(),
        (var r, "id") when r.StartsWith("/simulators/", StringComparison.Ordinal) => "1",
        (_, "path") => "nowhere",
        (_, "delivery") => m.Delivery.ToString(),
        (_, "mark") => new string('0', 16), // no mark of the city's
        (_, "batch") or (_, "letter") => m.Account.ToString(), // no letter of the print room's
        (_, "contact") => m.Account.ToString(), // nobody's contact
        (_, "template") => m.Account.ToString(), // no text of the staff's
        (_, "version") => "1",
        (var r, "name") when r.StartsWith("/staff/templates/", StringComparison.Ordinal) => "messages.mail",
        (_, "channel") => "line",
        (_, "broadcast") => m.Account.ToString(), // no text for many
        (_, "postcode") => "198-0043",
        (var r, "id") when r.StartsWith("/drafts/", StringComparison.Ordinal) || r.StartsWith("/api/drafts/", StringComparison.Ordinal) => m.Draft.ToString(),
        (var r, "id") when r.StartsWith("/staff/cases/", StringComparison.Ordinal) => m.Case.ToString(),
        (var r, "id") when r.StartsWith("/staff/approvals/", StringComparison.Ordinal) => m.Approval.ToString(),
        (var r, "id") when r.StartsWith("/staff/retention/", StringComparison.Ordinal) => m.Approval.ToString(),
        (var r, "id") when r.StartsWith("/staff/protection/", StringComparison.Ordinal) => m.Account.ToString(),
        (var r, "id") when r.StartsWith("/staff/deliveries/", StringComparison.Ordinal) => m.Delivery.ToString(),
        (var r, "id") when r.StartsWith("/my/behalf/", StringComparison.Ordinal) || r.StartsWith("/staff/behalf/", StringComparison.Ordinal) => m.Mandate.ToString(),
        (var r, "id") when r.StartsWith("/my/messages/", StringComparison.Ordinal) => m.Message.ToString(),
        (var r, "id") when r.StartsWith("/my/account/methods/", StringComparison.Ordinal) => m.Method.ToString(),
        (var r, "id") when r.StartsWith("/pdf/", StringComparison.Ordinal) || r.StartsWith("/api/pdf/", StringComparison.Ordinal) => m.Pdf.ToString(),
        (var r, "id") when r.StartsWith("/staff/jobs/", StringComparison.Ordinal) || r.StartsWith("/api/jobs/", StringComparison.Ordinal) => m.Job.ToString(),
        (var r, "id") when r.StartsWith("/staff/releases/", StringComparison.Ordinal) || r.StartsWith("/api/releases/", StringComparison.Ordinal) => m.Release.ToString(),
        (var r, "id") when r.Contains("/procedures/", StringComparison.Ordinal) => m.Procedure,
        ("/procedures/by/{name}", "name") => "office",
        (var r, "id") when r.StartsWith("/plan/", StringComparison.Ordinal) => "1-1",
        var (r, name) => throw new InvalidOperationException($"{r}: which value of {{{name}}} asks for a record of A's or B's? Say it in AccessRow.Fill, and keep its id in OneMatter"),
    });

    public static string Table(IEnumerable<AccessRow> rows) => $"""
        # Who is answered what, agreed to by a person. Two records are asked for, A|B; one word where both are answered alike.
        #   A: an application of resident-a to the office seiso-recycle (clerk-a, unit-chief-a, chief-a)
        #   B: an application of resident-b to the office shimin (clerk-b)
        #   resident-c has no record; token-a is resident-a's API client; dx runs the installation and audits
        #   system-a: an outside system of the office seiso-recycle with every scope there is
        #   door: sign in first   no: not for her   none: there is no such thing, as far as she may know
        #   ok: shown   on: done, and on to the next page   bad: she may, and what she sent is refused
        #   :A :B :AB after a word: receipt number, name or mail address of that resident stands in the answer
        # What changes something is sent a form with nothing in it but action=decide.

        {Head}

        """ + string.Concat(rows.OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).Select(r => r + "\n"));

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:[\w()]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
