using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A day. On a page it is typed as era, year, month and day; a machine sends it in one piece.</summary>
public sealed class DateItem : FormItem
{
    private string[]? paths;

    /// <summary>The earliest day allowed.</summary>
    public DateBound? Min { get; init; }

    /// <summary>The latest day allowed.</summary>
    public DateBound? Max { get; init; }

    /// <inheritdoc/>
    public override string Kind => "date";

    internal override FeelType Type => FeelType.Date;

    /// <summary>Era, year, month, day, and last the whole date as a machine sends it.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [Id + ".era", Id + ".year", Id + ".month", Id + ".day", Id];

    // An era alone is what the page shows before anybody typed.
    public override bool IsEmpty(Typed typed)
    {
        for (var i = 1; i < Paths.Count; i++)
            if (!string.IsNullOrWhiteSpace(typed[Paths[i]])) return false;
        return true;
    }

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (!Parts(typed).Try(out var parts, out var no)) return no;
        return parts.ToDate(Min?.On(reading.Today), Max?.On(reading.Today)).Then<object>(d => d);
    }

    internal override FeelValue ToFeel(object value) => (DateOnly)value;

    internal override void Write(Utf8JsonWriter json, object value)
    {
        Span<char> day = stackalloc char[10];
        ((DateOnly)value).TryFormat(day, out _, "yyyy-MM-dd");
        json.WriteStringValue(day);
    }

    internal override object ReadStored(JsonElement json) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd");

    internal override RichText Show(Text text, object value) => text.Date((DateOnly)value);

    internal override void Retype(object value, Typed typed)
    {
        var date = (DateOnly)value;
        (typed[Paths[0]], typed[Paths[1]], typed[Paths[2]], typed[Paths[3]]) =
            (Platform.Kit.DateParts.Western, date.Year.ToString(), date.Month.ToString(), date.Day.ToString());
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        if (base.Take(ref json, typed) is { } wrong) return wrong;
        Spread(typed);
        return null;
    }

    /// <summary>Puts a day that a machine sent in one piece into the fields in which a page shows it; what is no such piece stays as it is, to be refused.</summary>
    internal void Spread(Typed typed)
    {
        if (typed[Id]?.Trim() is not { Length: 10 } whole || whole[4] != '-' || whole[7] != '-' || whole.Count(char.IsAsciiDigit) != 8) return;
        (typed[Paths[0]], typed[Paths[1]], typed[Paths[2]], typed[Paths[3]], typed[Id]) =
            (Platform.Kit.DateParts.Western, whole[..4].TrimStart('0'), whole[5..7].TrimStart('0'), whole[8..].TrimStart('0'), null);
    }

    private Result<DateParts> Parts(Typed typed) => typed[Id] is { } whole
        ? DateParts.Split(whole)
        : new Platform.Kit.DateParts(typed[Paths[0]], typed[Paths[1]], typed[Paths[2]], typed[Paths[3]]).ToKernel();
}

/// <summary>A fixed day, or whatever day it is.</summary>
/// <param name="Fixed">The day; null for today.</param>
/// <param name="Shift">How much later than that, in <paramref name="Unit"/>; negative for earlier.</param>
/// <param name="Unit">d, m or y: days, months, years.</param>
public sealed record DateBound(DateOnly? Fixed, int Shift = 0, char Unit = 'd')
{
    /// <summary>The day it is on a given day.</summary>
    public DateOnly On(DateOnly today) => Unit switch
    {
        'm' => (Fixed ?? today).AddMonths(Shift),
        'y' => (Fixed ?? today).AddYears(Shift),
        _ => (Fixed ?? today).AddDays(Shift),
    };

    /// <summary>As definitions write it.</summary>
    public string Written => Fixed is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : Shift == 0 ? "today" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"today{Shift:+0;-0}{Unit}");

    /// <summary>The bound as definitions write it: <c>2026-04-01</c>, <c>today</c>, <c>today+60d</c>, <c>today-2y</c>; null for anything else.</summary>
    public static DateBound? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)) return new DateBound(day);
        if (!text.StartsWith("today", StringComparison.Ordinal)) return null;
        var shift = text["today".Length..];
        if (shift.Length == 0) return new DateBound(Fixed: null);
        return shift.Length >= 3 && shift[0] is '+' or '-' && shift[^1] is 'd' or 'm' or 'y' && int.TryParse(shift[..^1], out var by)
            ? new DateBound(null, by, shift[^1])
            : null;
    }
}
