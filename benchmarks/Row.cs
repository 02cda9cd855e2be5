using System.Text.Json.Serialization;

namespace SmartLocal.Benchmarks;

/// <summary>
/// One line of the performance table. The ratio binds, because machines are noisy and differ; an absolute target is judged
/// only when the calibration floor of the same run reaches its recorded value, and is otherwise not judged (null).
/// </summary>
internal sealed record Row(
    string Name,
    double Ours,
    string Unit,
    double Floor,
    string FloorName,
    double Ratio,
    string Target,
    bool? Met)
{
    [JsonIgnore]
    public string Note { get; init; } = "";
}

/// <summary>A row that can be measured.</summary>
internal sealed record Measurement(string Name, Func<Bench, Task<Row>> Measure);
