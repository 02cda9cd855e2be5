using FsCheck;
using FsCheck.Fluent;

namespace SmartLocal.Tests.Kernel;

/// <summary>What properties are checked over.</summary>
internal static class Sampling
{
    public static readonly Gen<DateOnly> DaysWithHolidayLaw = Days(new(2007, 1, 1), new(2090, 12, 31));

    public static Gen<DateOnly> Days(DateOnly first, DateOnly last) => Gen.Choose(first.DayNumber, last.DayNumber).Select(DateOnly.FromDayNumber);

    public static Gen<string> TextOf(string characters, int longest) =>
        Gen.Choose(0, longest).SelectMany(length => Gen.Elements(characters.ToCharArray()).ArrayOf(length)).Select(c => new string(c));

    public static void Always<T>(this Gen<T> samples, Action<T> holds) =>
        Prop.ForAll(samples.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Count));

    // ./test --deep asks for the full length.
    private static int Count => Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP") is { Length: > 0 } ? 20_000 : 200;
}
