using System.Globalization;
using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>The shape of <c>plan.yaml</c>.</summary>
internal sealed record PlanFile
{
    public const string Path = "plan.yaml";

    public List<PlanEntry> Plans { get; init; } = [];
}

internal sealed record PlanEntry
{
    public string Id { get; init; } = "";
    public Words? Name { get; init; }
    public Words? Source { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; init; }
    public List<ChangeEntry> Changes { get; init; } = [];
    public List<InitiativeEntry> Initiatives { get; init; } = [];
    public List<FigureEntry> Beside { get; init; } = [];
    public List<ResultEntry> Before { get; init; } = [];

    public ActionPlan Read() => new(
        Id, Name!.Read(), Source!.Read(), From, Until,
        [.. Changes.Select(c => new Change(c.Number, c.Name!.Read(), c.Aim!.Read()))],
        [.. Initiatives.Select(i => i.Read())],
        [.. Beside.Select(f => f.Read(null))],
        [.. Before.Select(r => new Result(r.Name!.Read(), r.From!.Read(), r.Target!.Read(), r.Reached!.Read(), r.Met, r.Remark?.Read()))]);
}

internal sealed record ChangeEntry
{
    public int Number { get; init; }
    public Words? Name { get; init; }
    public Words? Aim { get; init; }
}

internal sealed record InitiativeEntry
{
    public string Id { get; init; } = "";
    public int Change { get; init; }
    public Words? Name { get; init; }
    public Words? Effect { get; init; }
    public string Module { get; init; } = "";
    public string Screen { get; init; } = "";
    public List<FigureEntry> Figures { get; init; } = [];

    public Initiative Read() => new(Id, Change, Name!.Read(), Effect?.Read(), Module, Screen, [.. Figures.Select(f => f.Read(Name))]);
}

internal sealed record FigureEntry
{
    public string Id { get; init; } = "";
    public Words? Name { get; init; }
    public string Kind { get; init; } = "";
    public FigureUnit Unit { get; init; }
    public int Decimals { get; init; }
    public bool AtMost { get; init; }
    public StatedEntry Baseline { get; init; } = new();
    public StatedEntry Target { get; init; } = new();
    public Words? Counted { get; init; }
    public Words? Denominator { get; init; }
    public Words? From { get; init; }
    public Words? NotCounted { get; init; }
    public Words? Doubts { get; init; }
    public List<StatedEntry> History { get; init; } = [];
    public MeasureEntry? Measure { get; init; }

    public static FigureKind? ReadKind(string kind) => kind switch
    {
        "S" => FigureKind.Stock,
        "F" => FigureKind.Flow,
        "M" => FigureKind.Milestone,
        _ => null,
    };

    public Figure Read(Words? initiative) => new(
        Id, (Name ?? initiative)!.Read(), ReadKind(Kind)!.Value, Unit, Decimals, AtMost, Baseline.Read(), Target.Read(),
        new FigureDefinition(Counted!.Read(), Denominator?.Read(), From?.Read(), NotCounted?.Read(), Doubts?.Read()),
        Measure?.Read())
    {
        History = [.. History.Select(h => h.Read())],
    };
}

internal sealed record MeasureEntry
{
    public MeasureBy By { get; init; }
    public List<string> Parts { get; init; } = [];
    public string Of { get; init; } = "";
    public ApartEntry? Apart { get; init; }
    public bool OfPersons { get; init; }

    public Measure Read() => new(By, Of, Parts, Apart is null ? null : new Apart(Apart.Of, Apart.Name!.Read()), OfPersons);
}

internal sealed record ApartEntry
{
    public string Of { get; init; } = "";
    public Words? Name { get; init; }
}

internal sealed record StatedEntry
{
    public Words? Text { get; init; }
    public decimal? Value { get; init; }

    /// <summary>2024-01.</summary>
    public string? AsOf { get; init; }

    /// <summary>The plan shows it in a picture alone: its text doesn't hold it.</summary>
    public bool NotGiven { get; init; }

    public static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public Stated Read() => new(NotGiven ? null : Text?.Read(), Value, AsOf is null ? null : Month(AsOf));
}

internal sealed record ResultEntry
{
    public Words? Name { get; init; }
    public Words? From { get; init; }
    public Words? Target { get; init; }
    public Words? Reached { get; init; }
    public bool Met { get; init; }
    public Words? Remark { get; init; }
}

/// <summary>A text in up to three languages.</summary>
internal sealed record Words
{
    public string Ja { get; init; } = "";
    public string? Easy { get; init; }
    public string? En { get; init; }

    public LocalText Read() => new(Ja, Easy, En);
}
