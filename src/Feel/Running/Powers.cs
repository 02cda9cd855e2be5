namespace SmartLocal.Feel;

/// <summary>Powers and roots: exact where decimals can be, to about 15 digits where only binary fractions can.</summary>
internal static class Powers
{
    public static object? Of(decimal number, decimal exponent)
    {
        if (exponent == decimal.Truncate(exponent) && Math.Abs(exponent) <= int.MaxValue) return Whole(number, (int)exponent);
        return FromDouble(Math.Pow((double)number, (double)exponent));
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

    public static object? FromDouble(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? (decimal)value : null;

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
