using System.Globalization;
using System.Text.RegularExpressions;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Modules.Tests.Platform.Kit;

/// <summary>What a camera looks for first: the quiet zone and the three corners.</summary>
public sealed partial class QrDrawingTests
{
    [Fact]
    public void It_has_its_quiet_zone_and_its_three_corners_the_right_way_round()
    {
        var drawing = QrDrawing.Of("otpauth://totp/%E9%9D%92%E6%A2%85%E5%B8%82?secret=HUNBEIGX3QXEIX7KPDBSIB73JI5OAF2M");
        var dark = new HashSet<(int X, int Y)>();
        foreach (Match run in Run().Matches(drawing.Dark))
        {
            var (x, y, length) = (Number(run, "x"), Number(run, "y"), Number(run, "length"));
            for (var i = 0; i < length; i++) Assert.True(dark.Add((x + i, y)));
        }

        Assert.Equal(0, (drawing.Side - 8 - 17) % 4); // a side of 4 n + 17 modules, and four of quiet on either side
        Assert.All(dark, d => Assert.True(d.X >= 4 && d.Y >= 4 && d.X < drawing.Side - 4 && d.Y < drawing.Side - 4));
        var far = drawing.Side - 4 - 7;
        foreach (var (x, y) in new[] { (4, 4), (far, 4), (4, far) }) Assert.True(IsCorner(dark, x, y), $"no corner at {x}, {y}");
        Assert.False(IsCorner(dark, far, far));
    }

    private static bool IsCorner(HashSet<(int X, int Y)> dark, int left, int top)
    {
        for (var y = 0; y < 7; y++)
        {
            for (var x = 0; x < 7; x++)
            {
                var isRing = x is 0 or 6 || y is 0 or 6 || (x is >= 2 and <= 4 && y is >= 2 and <= 4);
                if (dark.Contains((left + x, top + y)) != isRing) return false;
            }
        }

        return true;
    }

    private static int Number(Match run, string name) => int.Parse(run.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
