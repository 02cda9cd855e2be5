using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class ReceiptNumberTests
{
    private static readonly IReadOnlyList<ReceiptNumber> Thousand = Numbers(seed: 8, count: 1_000);

    [Fact]
    public void A_receipt_number_is_ten_clear_characters_in_groups() =>
        Assert.All(Thousand, number => Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{2}$", number.Value));

    [Fact]
    public void No_character_of_a_receipt_number_can_be_taken_for_another() =>
        Assert.Empty(ReceiptNumber.Alphabet.Intersect("0O1ILU"));

    [Fact]
    public void A_receipt_number_has_forty_bits_of_chance_or_more()
    {
        // Nine characters are drawn; one in 31 draws is thrown away, because no check character fits.
        var bits = (9 * Math.Log2(ReceiptNumber.Alphabet.Distinct().Count())) - Math.Log2(31.0 / 30);
        Assert.True(bits >= 40);
    }

    [Fact]
    public void Any_one_wrong_character_is_noticed()
    {
        foreach (var number in Thousand)
        {
            var characters = Bare(number);
            for (var i = 0; i < characters.Length; i++)
            {
                foreach (var wrong in ReceiptNumber.Alphabet.Where(c => c != characters[i]))
                    ReceiptNumber.Parse(characters[..i] + wrong + characters[(i + 1)..]).MustBe(ReceiptNumber.Mistyped);
            }
        }
    }

    [Fact]
    public void Any_swap_of_two_characters_is_noticed()
    {
        foreach (var number in Thousand)
        {
            for (var i = 0; i < 10; i++)
            {
                for (var j = i + 1; j < 10; j++)
                {
                    var swapped = Bare(number).ToCharArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    if (swapped[i] != swapped[j])
                        ReceiptNumber.Parse(new string(swapped)).MustBe(ReceiptNumber.Mistyped);
                }
            }
        }
    }

    // The sum is linear, so a change is noticed in one number exactly when it is in all: here is every pair of neighbours.
    [Fact]
    public void Every_pair_of_characters_swapped_at_every_place_is_noticed()
    {
        var tried = new HashSet<(int, char, char)>();
        foreach (var number in Numbers(seed: 9, count: 60_000))
        {
            var characters = Bare(number);
            for (var i = 0; i < 9; i++)
            {
                if (characters[i] == characters[i + 1] || !tried.Add((i, characters[i], characters[i + 1])))
                    continue;
                ReceiptNumber.Parse($"{characters[..i]}{characters[i + 1]}{characters[i]}{characters[(i + 2)..]}").MustBe(ReceiptNumber.Mistyped);
            }
        }

        Assert.Equal(9 * 30 * 29, tried.Count);
    }

    [Fact]
    public void A_receipt_number_is_read_however_it_is_typed()
    {
        foreach (var number in Thousand)
        {
            var wide = string.Concat(number.Value.Select(c => (char)(c - '!' + '！')));
            Assert.All(
                [number.Value, number.Value.ToLowerInvariant(), Bare(number), wide, number.Value.Replace('-', ' '), $" {number.Value.Replace('-', 'ー')}　"],
                typed => Assert.Equal(number, ReceiptNumber.Parse(typed).Value));
        }
    }

    [Theory]
    [InlineData(null, "kernel.receipt-missing")]
    [InlineData("- -", "kernel.receipt-missing")]
    [InlineData("7K3M-9QXC-4", "kernel.receipt-wrong-length")]
    [InlineData("7K3M-9QXC-4RR", "kernel.receipt-wrong-length")]
    [InlineData("7K3M-9QXC-4O", "kernel.receipt-unusable-character")]
    [InlineData("7K3M-9QXC-4受", "kernel.receipt-unusable-character")]
    public void What_cannot_be_a_receipt_number_is_refused_by_what_is_wrong(string? typed, string code) =>
        Assert.Equal(code, ReceiptNumber.Parse(typed).Refusal.Kind.Code);

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_no_number_comes_twice()
    {
        Assert.Equal(Thousand, Numbers(seed: 8, count: 1_000));
        Assert.Equal(1_000, Thousand.Distinct().Count());
    }

    [Fact]
    public void Every_character_is_as_likely_as_any_other()
    {
        var counts = Numbers(seed: 10, count: 30_000).SelectMany(n => Bare(n)[..9]).CountBy(c => c).ToDictionary();
        Assert.Equal(30, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 8_600, 9_400)); // 9,000 expected; 4 standard deviations are 373
    }

    private static string Bare(ReceiptNumber number) => number.Value.Replace("-", "", StringComparison.Ordinal);

    private static List<ReceiptNumber> Numbers(int seed, int count)
    {
        var chance = new SeededChance(seed);
        return [.. Enumerable.Range(0, count).Select(_ => ReceiptNumber.New(chance))];
    }
}
