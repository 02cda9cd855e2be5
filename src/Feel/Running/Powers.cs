namespace SmartLocal.Feel;

/// <summary>Powers, roots and logarithms, to nearly all the digits that decimals have.</summary>
internal static class Powers
{
    private const decimal E = 2.7182818284590452353602874714m;

    public static object? Of(decimal number, decimal exponent)
    {
        if (exponent == decimal.Truncate(exponent) && Math.Abs(exponent) <= int.MaxValue) return Whole(number, (int)exponent);
        if (number <= 0) return number == 0 && exponent > 0 ? 0m : null;
        return Ln(number) is { } ln && Arithmetic.Safely(ln, exponent, static (a, b) => a * b) is decimal product ? Exp(product) : null;
    }

    public static object? Root(decimal number)
    {
        if (number < 0) return null;
        if (number == 0) return 0m;
        var root = (decimal)Math.Sqrt((double)number);
        // Newton's method doubles the digits each time: two rounds are all that 28 of them need.
        for (var i = 0; i < 3 && root != 0; i++) root = (root + (number / root)) / 2;
        return root;
    }

    /// <summary>e to a power: whole powers by multiplying, the rest by its series.</summary>
    public static object? Exp(decimal exponent)
    {
        if (exponent > 67) return null;
        if (exponent < -67) return 0m;
        var whole = (int)Math.Floor(exponent);
        var (rest, term, sum) = (exponent - whole, 1m, 1m);
        for (var i = 1; i < 40 && term != 0; i++) sum += term = term * rest / i;
        return Whole(E, whole) is decimal power ? Arithmetic.Safely(power, sum, static (a, b) => a * b) : null;
    }

    /// <summary>The natural logarithm of a positive number: a good guess, made exact by Halley's method.</summary>
    public static decimal? Ln(decimal number)
    {
        if (number <= 0) return null;
        var guess = (decimal)Math.Log((double)number);
        for (var i = 0; i < 2; i++)
        {
            if (Exp(guess) is not decimal power || power == 0) return guess;
            // Divided first: a sum of two large numbers may be too large.
            var ratio = number / power;
            guess += 2 * (ratio - 1) / (ratio + 1);
        }

        return guess;
    }

    private static object? Whole(decimal number, int exponent)
    {
        if (exponent < 0 && number == 0) return null;
        try
        {
            var power = 1m;
            var square = number;
            for (var left = Math.Abs((long)exponent); left > 0; left >>= 1)
            {
                if ((left & 1) == 1) power *= square;
                if (left > 1) square *= square;
            }

            return exponent >= 0 ? power : power == 0 ? null : 1 / power;
        }
        catch (OverflowException)
        {
            // One divided by more than a decimal holds is nothing to 28 digits.
            return exponent < 0 ? 0m : null;
        }
    }
}
