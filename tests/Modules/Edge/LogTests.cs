using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>What the host writes down about itself names nobody.</summary>
public sealed class LogTests(Ome ome) : IClassFixture<Ome>
{
    private const string Heard = "this log is kept from the level on which the city's own are written";

    [Fact]
    public async Task The_whole_journey_leaves_nobody_s_data_in_the_logs()
    {
        await TwoOffices.Start(ome);
        using var kept = new KeptLog();
        ome.Get<ILoggerFactory>().AddProvider(kept);
        ome.Get<ILoggerFactory>().CreateLogger("SmartLocal.Test").Log(LogLevel.Information, default, Heard, null, (line, _) => line);
        var a = await TwoOffices.A(ome);
        using var clerk = await ome.StaffBrowser("clerk");
        _ = await clerk.GetStringAsync(new Uri($"/staff/cases/{a.Case}", UriKind.Relative));
        using var wrong = await clerk.PostForm("/staff/sign-in", ("login", "clerk"), ("password", "not-this-one"));
        using var asked = await clerk.PostForm("/sign-in", ("mail", a.Mail));
        await ome.CaughtUp();

        Assert.Contains(kept.Lines, l => l == Heard);
        string[] hers = [a.Receipt, a.Family, a.Mail, "花子", "ハナコ", "0428221111", "0428-22-1111", "東青梅", "0123456", "not-this-one"];
        Assert.All(kept.Lines, line => Assert.DoesNotContain(hers, h => line.Contains(h, StringComparison.Ordinal)));
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null; // scopes hold the paths that were asked for, and the host writes none of them

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
