using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace SmartLocal.Kernel;

/// <summary>
/// The holidays of 国民の祝日に関する法律 (昭和23年法律第178号) with its special laws, from 2007, when today's rules of
/// substitution took effect (平成17年法律第43号), to 2099, where the equinox formula ends. Computed, because a change of this
/// law is a change of rules; a city's own closing days are data of its <see cref="BusinessCalendar"/>.
/// </summary>
public static class NationalHolidays
{
    /// <summary>The first year known.</summary>
    public const int FirstYear = 2007;

    /// <summary>The last year known.</summary>
    public const int LastYear = 2099;

    /// <summary>A holiday that stands in for one that fell on a Sunday (第3条第2項).</summary>
    public const string Substitute = "振替休日";

    /// <summary>A day between two holidays (第3条第3項).</summary>
    public const string Between = "国民の休日";

    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, string>> Years = new();

    /// <summary>The name of the holiday, as the law has it, or null if the day is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static string? NameOf(DateOnly date) => In(date.Year).GetValueOrDefault(date);

    /// <summary>All holidays of the year with their names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static IReadOnlyDictionary<DateOnly, string> In(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return Years.GetOrAdd(year, Compute);
    }

    private static FrozenDictionary<DateOnly, string> Compute(int year)
    {
        var named = Named(year).ToDictionary(h => h.Date, h => h.Name);
        var all = new Dictionary<DateOnly, string>(named);

        // 第3条第2項: 「国民の祝日」が日曜日に当たるときは、その日後においてその日に最も近い「国民の祝日」でない日を休日とする。
        foreach (var sunday in named.Keys.Where(d => d.DayOfWeek == DayOfWeek.Sunday))
        {
            var next = sunday.AddDays(1);
            while (named.ContainsKey(next))
                next = next.AddDays(1);
            all[next] = Substitute;
        }

        // 第3条第3項: その前日及び翌日が「国民の祝日」である日（「国民の祝日」でない日に限る。）は、休日とする。
        foreach (var between in named.Keys.Select(d => d.AddDays(1)).Where(d => !named.ContainsKey(d) && named.ContainsKey(d.AddDays(1))))
            all.TryAdd(between, Between);

        return all.ToFrozenDictionary();
    }

    // 第2条, in the order of the year.
    private static IEnumerable<(DateOnly Date, string Name)> Named(int year)
    {
        yield return (new(year, 1, 1), "元日");
        yield return (Monday(year, 1, 2), "成人の日");
        yield return (new(year, 2, 11), "建国記念の日");
        if (year >= 2020)
            yield return (new(year, 2, 23), "天皇誕生日"); // 平成29年法律第63号: none in 2019, between the two dates
        yield return (Equinox.Vernal(year), "春分の日");
        yield return (new(year, 4, 29), "昭和の日");
        foreach (var once in OnceIn(year))
            yield return once;
        yield return (new(year, 5, 3), "憲法記念日");
        yield return (new(year, 5, 4), "みどりの日");
        yield return (new(year, 5, 5), "こどもの日");
        yield return (MarineDay(year), "海の日");
        if (year >= 2016)
            yield return (MountainDay(year), "山の日"); // 平成26年法律第43号
        yield return (Monday(year, 9, 3), "敬老の日");
        yield return (Equinox.Autumnal(year), "秋分の日");
        yield return (SportsDay(year), year >= 2020 ? "スポーツの日" : "体育の日"); // renamed by 平成30年法律第57号
        yield return (new(year, 11, 3), "文化の日");
        yield return (new(year, 11, 23), "勤労感謝の日");
        if (year <= 2018)
            yield return (new(year, 12, 23), "天皇誕生日");
    }

    // 平成30年法律第99号, whose article 3 of the law makes 30 April and 2 May holidays as well.
    private static IEnumerable<(DateOnly Date, string Name)> OnceIn(int year) => year == 2019
        ? [(new(2019, 5, 1), "天皇の即位の日"), (new(2019, 10, 22), "即位礼正殿の儀の行われる日")]
        : [];

    // The Olympic years: 平成27年法律第33号 as amended by 平成30年法律第55号 (2020) and 令和2年法律第68号 (2021).
    private static DateOnly MarineDay(int year) => year switch
    {
        2020 => new(2020, 7, 23),
        2021 => new(2021, 7, 22),
        _ => Monday(year, 7, 3),
    };

    private static DateOnly SportsDay(int year) => year switch
    {
        2020 => new(2020, 7, 24),
        2021 => new(2021, 7, 23),
        _ => Monday(year, 10, 2),
    };

    private static DateOnly MountainDay(int year) => year switch
    {
        2020 => new(2020, 8, 10),
        2021 => new(2021, 8, 8),
        _ => new(year, 8, 11),
    };

    private static DateOnly Monday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        var toMonday = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(toMonday + (7 * (nth - 1)));
    }
}
