using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// A clerk ends a case in which nothing is decided: a notification is accepted (受理), an hour is set (日時を知らせる), a question is
/// answered (回答). Nobody else has to agree (no 決裁); the notice goes out at once.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Words">What the applicant is told: the answer; beside an hour and an acceptance a note, or nothing.</param>
/// <param name="Day">The day that is set, where one is.</param>
/// <param name="Hour">The hour on that day, as typed.</param>
internal sealed record CompleteCase(CaseId Case, string? Words, DateOnly? Day = null, string? Hour = null) : IAct<Done>
{
    public static readonly RefusalKind MustBeDecided = new("cases.must-be-decided", RefusalReason.Conflict);
    public static readonly RefusalKind ReplyMissing = new("cases.reply-missing");
    public static readonly RefusalKind HourMissing = new("cases.hour-missing");
    public static readonly RefusalKind DayMissing = new("cases.day-missing");
    public static readonly RefusalKind DayPast = new("cases.day-past");

    public ActKind Kind { get; } = new("cases.complete", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForOffice(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        var procedure = await acting.Get<ProcedureCatalogue>().Version(taken.Definition, ct);
        var ends = procedure.Outcome.Value.Kind;
        if (ends is OutcomeKind.Decision) return MustBeDecided.Because();
        if (!taken.Complete(StaffId.From(acting.Actor.Id), acting.Now).Try(out var done, out var no)) return no;
        if (!PlainText.ReadLines(Words, Drafting.LongestReason).Try(out var words, out var unusable)) return unusable with { Field = "words" };
        if (ends is OutcomeKind.Reply && words.Length == 0) return ReplyMissing.Of("words");
        if (ends is OutcomeKind.Booking)
        {
            if (!Booked(acting, words).Try(out words, out var unset)) return unset;
        }

        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), taken.Application, ct);
        var letter = new NoticeLetter(taken, application!, acting.Now.TokyoDate) { Words = words };
        var (title, body) = await letter.Write(acting, procedure.Notices.Value.Done!, ct);
        var notice = new Notice { Case = taken.Id, Title = title, Body = body, DecidedAt = acting.Now, IssuedAt = acting.Now };
        acting.Db.Add(notice);
        var corrections = await CaseDesk.Corrections(acting, taken.Id, ct);
        acting.Record(new CaseCompleted(
            taken.Id, taken.Code, taken.Channel, taken.Office, ends,
            taken.Clock(corrections).Used(acting.Get<CityFacts>().Calendar, acting.Now.TokyoDate), taken.StandardDays, taken.Corrections));
        return await CaseMessages.Tell(acting, taken, await CaseMessages.ForNotice(acting, taken, application!, notice, ct), ct) is { } untold ? untold : done;
    }

    private Result<string> Booked(Acting acting, string words)
    {
        TimeOnly? hour = null;
        if (!string.IsNullOrWhiteSpace(Hour))
        {
            if (!ClockTime.Parse(Hour).Try(out var read, out var unread)) return unread with { Field = "hour" };
            hour = read;
        }

        if (Day is not { } day) return hour is null && words.Length > 0 ? words : DayMissing.Of("day");
        if (day < acting.Now.TokyoDate) return DayPast.Of("day");
        // A day alone is half of what she needs to know; the other half may be told in words.
        if (hour is null && words.Length == 0) return HourMissing.Of("hour");

        // A document of the office: in Japanese, whatever language the clerk reads her screen in.
        var text = new Text(acting.Get<TextCatalogue>(), Language.Ja);
        var line = text.Of(
            hour is null ? "cases.document.booked-day" : "cases.document.booked",
            ("day", Wareki.Of(day).ToString()), ("weekday", text["cases.document.weekday." + day.DayOfWeek.ToString().ToLowerInvariant()]), ("hour", $"{hour:H\\:mm}")).Plain;
        return words.Length == 0 ? line : $"{line}\n\n{words}";
    }
}
