using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>A number at this moment that whoever keeps the city running watches: how many wait, how far behind.</summary>
[Socket]
public interface IGauge
{
    /// <summary>Its name for Prometheus: <c>smartlocal_mails_waiting</c>.</summary>
    string Name { get; }

    /// <summary>What it counts, in one English line.</summary>
    string Help { get; }

    /// <summary>The number now, or one for each label. Labels are coded words; never anybody's data.</summary>
    Task<IReadOnlyList<GaugeValue>> Read(CityContext db, CancellationToken ct);
}

/// <summary>A value of a gauge.</summary>
/// <param name="Value">The number.</param>
/// <param name="Label">What tells it from the gauge's others: name and value; null where there is only one.</param>
public sealed record GaugeValue(double Value, (string Name, string Value)? Label = null);
