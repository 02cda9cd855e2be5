using System.Globalization;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>The state's numbers with their check digits, reckoned here once more from the ordinances that make them.</summary>
internal static class Numbers
{
    /// <summary>個人番号: eleven digits and the check digit (平成26年総務省令第85号第5条).</summary>
    public static string Individual(string eleven)
    {
        var sum = 0;
        for (var i = 0; i < 11; i++)
        {
            var n = 11 - i; // counted from the right, the check digit being 0
            sum += (eleven[i] - '0') * (n <= 6 ? n + 1 : n - 5);
        }

        var rest = sum % 11;
        return eleven + (rest <= 1 ? 0 : 11 - rest).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>法人番号: the check digit and twelve digits (平成26年財務省令第70号第2条).</summary>
    public static string Corporate(string twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++) sum += (twelve[i] - '0') * ((12 - i) % 2 == 0 ? 2 : 1);
        return (9 - (sum % 9)).ToString(CultureInfo.InvariantCulture) + twelve;
    }

    /// <summary>The same number with another check digit.</summary>
    public static string Mistyped(string number, int at) =>
        number[..at] + (char)('0' + ((number[at] - '0' + 1) % 10)) + number[(at + 1)..];
}
