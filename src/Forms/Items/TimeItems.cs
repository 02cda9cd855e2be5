using System.Globalization;
using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A month of a year, typed in two fields; its value is the first day of the month.</summary>
public sealed class MonthItem : FormItem
{
    private string[]? paths;

    /// <summary>The earliest month allowed, by a day in it.</summary>
    public DateBound? Min { get; init; }

    /// <summary>The latest month allowed, by a day in it.</summary>
    public DateBound? Max { get; init; }

    /// <inheritdoc/>
    public override string Kind => "month";

    /// <summary>Era, year, month, and last the whole as a machine sends it: <c>2026-04</c>.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [Id + ".era", Id + ".year", Id + ".month", Id];

    internal override FeelType Type => FeelType.Date;

    /// <inheritdoc/>
    public override bool IsEmpty(Typed typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.IsNullOrWhiteSpace(typed[Paths[1]]) && string.IsNullOrWhiteSpace(typed[Paths[2]]) && string.IsNullOrWhiteSpace(typed[Id]);
    }

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var (era, year, month) = (typed[Paths[0]], typed[Paths[1]], typed[Paths[2]]);
        if (typed[Id] is { } whole)
        {
            if (!DateOnly.TryParseExact(whole.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent)) return FormRefusals.NotAMonth.Because(("label", Label));
            (era, year, month) = (Platform.Kit.DateParts.Western, sent.Year.ToString(CultureInfo.InvariantCulture), sent.Month.ToString(CultureInfo.InvariantCulture));
        }

        // The last day of a month is as good as any: an era that begins in its middle is named by both.
        if (!new Platform.Kit.DateParts(era, year, month, "28").ToKernel().ToDate(null, null).Try(out var day, out var no)) return no;
        var first = new DateOnly(day.Year, day.Month, 1);
        if (Min?.On(reading.Today) is { } min && first < new DateOnly(min.Year, min.Month, 1)) return FormRefusals.MonthTooEarly.Because(("label", Label), ("min", $"{min:yyyy-MM}"));
        if (Max?.On(reading.Today) is { } max && first > max) return FormRefusals.MonthTooLate.Because(("label", Label), ("max", $"{max:yyyy-MM}"));
        return first;
    }

    internal override FeelValue ToFeel(object value) => (DateOnly)value;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(((DateOnly)value).ToString("yyyy-MM", CultureInfo.InvariantCulture));

    internal override object ReadStored(JsonElement json) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM", CultureInfo.InvariantCulture);

    internal override RichText Show(Text text, object value) => text.Of("forms.month", ("year", $"{((DateOnly)value).Year}"), ("month", ((DateOnly)value).Month));

    internal override void Retype(object value, Typed typed)
    {
        var month = (DateOnly)value;
        (typed[Paths[0]], typed[Paths[1]], typed[Paths[2]]) =
            (Platform.Kit.DateParts.Western, month.Year.ToString(CultureInfo.InvariantCulture), month.Month.ToString(CultureInfo.InvariantCulture));
    }

    // In the fields in which a page shows it; what is no month stays as it is, to be refused.
    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        if (base.Take(ref json, typed) is { } wrong) return wrong;
        if (!DateOnly.TryParseExact(typed[Id]?.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return null;
        Retype(month, typed);
        typed[Id] = null;
        return null;
    }
}

/// <summary>A year: 2026, 令和8, R8; also a fiscal year (年度).</summary>
public sealed class YearItem : FormItem
{
    /// <summary>The earliest year allowed, by a day in it.</summary>
    public DateBound? Min { get; init; }

    /// <summary>The latest year allowed, by a day in it.</summary>
    public DateBound? Max { get; init; }

    /// <inheritdoc/>
    public override string Kind => "year";

    internal override FeelType Type => FeelType.Number;

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (Wareki.ParseYear(typed[Id]) is not { } year) return FormRefusals.NotAYear.Because(("label", Label), ("typed", typed[Id]!));
        if (Min?.On(reading.Today).Year > year) return FormRefusals.NumberTooSmall.Because(("label", Label), ("min", $"{Min.On(reading.Today).Year}"));
        return Max?.On(reading.Today).Year < year ? FormRefusals.NumberTooLarge.Because(("label", Label), ("max", $"{Max.On(reading.Today).Year}")) : year;
    }

    internal override FeelValue ToFeel(object value) => (int)value;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteNumberValue((int)value);

    internal override object ReadStored(JsonElement json) => json.GetInt32();

    internal override RichText Show(Text text, object value) => text.Of("forms.year", ("year", $"{(int)value}"));

    internal override void Retype(object value, Typed typed) => typed[Id] = ((int)value).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A time of the day, to the minute: 14:30, 午後2時半.</summary>
public sealed class TimeItem : FormItem
{
    /// <inheritdoc/>
    public override string Kind => "time";

    internal override FeelType Type => FeelType.Time;

    internal override Result<object> ReadValue(Typed typed, Reading reading) => ClockTime.Parse(typed[Id]).Then<object>(t => t);

    internal override FeelValue ToFeel(object value) => new FeelTime(((TimeOnly)value).Hour, ((TimeOnly)value).Minute, 0);

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(Written((TimeOnly)value));

    internal override object ReadStored(JsonElement json) => TimeOnly.ParseExact(json.GetString()!, "HH:mm", CultureInfo.InvariantCulture);

    internal override RichText Show(Text text, object value) => RichText.Verbatim(Written((TimeOnly)value));

    internal override void Retype(object value, Typed typed) => typed[Id] = Written((TimeOnly)value);

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>From one day until another.</summary>
public sealed class PeriodItem : FormItem
{
    private static readonly FeelType Both = FeelType.ContextOf(("from", FeelType.Date), ("until", FeelType.Date));

    private string[]? paths;
    private DateItem? from;
    private DateItem? until;

    /// <summary>The earliest day allowed.</summary>
    public DateBound? Min { get; init; }

    /// <summary>The latest day allowed.</summary>
    public DateBound? Max { get; init; }

    /// <inheritdoc/>
    public override string Kind => "period";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => paths ??= [.. From.Paths, .. Until.Paths];

    /// <summary>The first of the two days, as an item of its own.</summary>
    public DateItem From => from ??= new DateItem { Id = Id + ".from", Label = Label, Min = Min, Max = Max };

    /// <summary>The second of the two days, as an item of its own.</summary>
    public DateItem Until => until ??= new DateItem { Id = Id + ".until", Label = Label, Min = Min, Max = Max };

    internal override FeelType Type => Both;

    /// <inheritdoc/>
    public override bool IsEmpty(Typed typed) => From.IsEmpty(typed) && Until.IsEmpty(typed);

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (From.IsEmpty(typed)) return FormRefusals.PeriodWithoutFrom.Of("from", ("label", Label));
        if (Until.IsEmpty(typed)) return FormRefusals.PeriodWithoutUntil.Of("until", ("label", Label));
        if (!From.ReadValue(typed, reading).Try(out var first, out var no)) return no with { Field = no.Field is null ? "from" : "from." + no.Field };
        if (!Until.ReadValue(typed, reading).Try(out var last, out no)) return no with { Field = no.Field is null ? "until" : "until." + no.Field };
        return (DateOnly)last < (DateOnly)first ? FormRefusals.PeriodBackwards.Of("until", ("label", Label)) : new Days((DateOnly)first, (DateOnly)last);
    }

    internal override FeelValue ToFeel(object value) => FeelValue.ContextOf(("from", ((Days)value).From), ("until", ((Days)value).Until));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        json.WritePropertyName("from"u8);
        From.Write(json, ((Days)value).From);
        json.WritePropertyName("until"u8);
        Until.Write(json, ((Days)value).Until);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json) =>
        new Days((DateOnly)From.ReadStored(json.GetProperty("from"u8)), (DateOnly)Until.ReadStored(json.GetProperty("until"u8)));

    internal override RichText Show(Text text, object value) => text.Of("forms.period", ("from", ((Days)value).From), ("until", ((Days)value).Until));

    internal override void Retype(object value, Typed typed)
    {
        From.Retype(((Days)value).From, typed);
        Until.Retype(((Days)value).Until, typed);
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        if (TakeParts(ref json, typed, "{\"from\": date, \"until\": date}", name => name switch { "from" => From.Id, "until" => Until.Id, _ => null }) is { } wrong) return wrong;
        From.Spread(typed);
        Until.Spread(typed);
        return null;
    }
}

/// <summary>Days from the first to the last, both included.</summary>
public sealed record Days(DateOnly From, DateOnly Until);

/// <summary>A day on which somebody would like to come, and at which time of the day. The office sets the hour.</summary>
public sealed class PreferredTimeItem : FormItem
{
    private static readonly FeelType Both = FeelType.ContextOf(("date", FeelType.Date), ("time", FeelType.String));

    private string[]? paths;
    private DateItem? day;

    /// <summary>The earliest day allowed.</summary>
    public DateBound? Min { get; init; }

    /// <summary>The latest day allowed.</summary>
    public DateBound? Max { get; init; }

    /// <summary>The times of the day to choose from.</summary>
    public required IReadOnlyList<Option> Times { get; init; }

    /// <inheritdoc/>
    public override string Kind => "preferred-time";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => paths ??= [.. Day.Paths, TimePath];

    /// <summary>The day, as an item of its own.</summary>
    public DateItem Day => day ??= new DateItem { Id = Id + ".date", Label = Label, Min = Min, Max = Max };

    /// <summary>The field of the time.</summary>
    public string TimePath => Id + ".time";

    internal override FeelType Type => Both;

    /// <inheritdoc/>
    public override bool IsEmpty(Typed typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return Day.IsEmpty(typed) && string.IsNullOrWhiteSpace(typed[TimePath]);
    }

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (Day.IsEmpty(typed)) return FormRefusals.Missing.Of("date", ("label", Label));
        if (!Day.ReadValue(typed, reading).Try(out var date, out var no)) return no with { Field = no.Field is null ? "date" : "date." + no.Field };
        var time = typed[TimePath]?.Trim();
        if (string.IsNullOrEmpty(time)) return FormRefusals.TimeNotChosen.Of("time", ("label", Label));
        return Times.Any(t => t.Value == time) ? new WishedTime((DateOnly)date, time) : FormRefusals.NotAnOption.Of("time", ("label", Label), ("typed", time));
    }

    internal override FeelValue ToFeel(object value) => FeelValue.ContextOf(("date", ((WishedTime)value).Date), ("time", ((WishedTime)value).Time));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        json.WritePropertyName("date"u8);
        Day.Write(json, ((WishedTime)value).Date);
        json.WriteString("time"u8, ((WishedTime)value).Time);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json) =>
        new WishedTime((DateOnly)Day.ReadStored(json.GetProperty("date"u8)), json.GetProperty("time"u8).GetString()!);

    internal override RichText Show(Text text, object value) => text.Of(
        "forms.preferred-time", ("date", ((WishedTime)value).Date), ("time", text.Of(Times.First(t => t.Value == ((WishedTime)value).Time).Label)));

    internal override void Retype(object value, Typed typed)
    {
        Day.Retype(((WishedTime)value).Date, typed);
        typed[TimePath] = ((WishedTime)value).Time;
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        if (TakeParts(ref json, typed, "{\"date\": date, \"time\": string}", name => name switch { "date" => Day.Id, "time" => TimePath, _ => null }) is { } wrong) return wrong;
        Day.Spread(typed);
        return null;
    }
}

/// <summary>A wished day and time of the day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The code of the time.</param>
public sealed record WishedTime(DateOnly Date, string Time);
