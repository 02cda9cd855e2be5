namespace SmartLocal.Kernel;

/// <summary>
/// An era of Japan's calendar (元号). A new one comes by cabinet order under 元号法 (昭和54年法律第43号) and is added here.
/// </summary>
public sealed class Era
{
    /// <summary>明治: 明治元年9月8日 (old calendar) by 行政官布告 of that day.</summary>
    public static readonly Era Meiji = new("明治", 'M', new(1868, 10, 23), new(1912, 7, 29));

    /// <summary>大正: 明治45年7月30日以後, 大正改元の詔書.</summary>
    public static readonly Era Taisho = new("大正", 'T', new(1912, 7, 30), new(1926, 12, 24));

    /// <summary>昭和: 大正15年12月25日以後, 昭和改元の詔書.</summary>
    public static readonly Era Showa = new("昭和", 'S', new(1926, 12, 25), new(1989, 1, 7));

    /// <summary>平成: the day after 昭和64年政令第1号.</summary>
    public static readonly Era Heisei = new("平成", 'H', new(1989, 1, 8), new(2019, 4, 30));

    /// <summary>令和: 平成31年政令第143号.</summary>
    public static readonly Era Reiwa = new("令和", 'R', new(2019, 5, 1), DateOnly.MaxValue);

    /// <summary>All eras, the oldest first.</summary>
    public static readonly IReadOnlyList<Era> All = [Meiji, Taisho, Showa, Heisei, Reiwa];

    private Era(string name, char letter, DateOnly first, DateOnly last) =>
        (Name, Letter, First, Last) = (name, letter, first, last);

    /// <summary>令和.</summary>
    public string Name { get; }

    /// <summary>R, as forms print it.</summary>
    public char Letter { get; }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day; of the present era, the last that can be written.</summary>
    public DateOnly Last { get; }

    /// <summary>The western year of an era year: 1 is the year of the era's first day.</summary>
    public int ToWesternYear(int eraYear) => First.Year - 1 + eraYear;

    /// <summary>令和.</summary>
    public override string ToString() => Name;
}
