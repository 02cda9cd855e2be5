using SmartLocal.Kernel;
using SmartLocal.Platform.Maps;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Releases;

/// <summary>What every page says of the city, from <c>city.yaml</c> of the release in force.</summary>
public sealed class CityFacts
{
    private volatile CityFile file = new();

    /// <summary>青梅市.</summary>
    public string Name => file.Name;

    /// <summary>Code of the city, six digits (全国地方公共団体コード).</summary>
    public string Code => file.Code;

    /// <summary>The name as pages write it in each language.</summary>
    public LocalText LocalName { get; private set; } = new("");

    /// <summary>Prefecture and city, as addresses begin.</summary>
    public Municipality Municipality => new(file.Prefecture, file.Name);

    /// <summary>The name of the domain from which mails come.</summary>
    public string MailFrom => file.MailFrom;

    /// <summary>The city hall's telephone number, for whoever can't or won't use the screen.</summary>
    public string Phone => file.Phone;

    /// <summary>Whether staff sign in by more than a password also where nothing but a demo is at stake.</summary>
    internal bool StaffNeedSecondFactor => file.StaffSecondFactor == "required";

    /// <summary>Days on which the city hall works: national holidays by law, and the city's own closing days.</summary>
    public BusinessCalendar Calendar { get; private set; } = new(new HashSet<MonthDay>(), new HashSet<DateOnly>());

    /// <summary>12-29 as a day of every year, or null.</summary>
    internal static MonthDay? ParseDay(string text) =>
        DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", out var day) ? MonthDay.Of(day) : null;

    internal void Take(CityFile taken)
    {
        file = taken;
        LocalName = new(taken.Name, taken.NameEasy, taken.NameEn);
        Calendar = new(taken.ClosedEveryYear.Select(d => ParseDay(d)!.Value).ToHashSet(), taken.ClosedDays.ToHashSet());
    }
}

/// <summary>The shape of <c>city.yaml</c>.</summary>
internal sealed record CityFile
{
    public string Name { get; init; } = "";
    public string? NameEasy { get; init; }
    public string? NameEn { get; init; }
    public string Prefecture { get; init; } = "";
    public string MailFrom { get; init; } = "";
    public string Code { get; init; } = "";
    public string Phone { get; init; } = "";
    public string StaffSecondFactor { get; init; } = "offered";
    public List<string> ClosedEveryYear { get; init; } = [];
    public List<DateOnly> ClosedDays { get; init; } = [];
    public MapTiles? Map { get; init; }
}
