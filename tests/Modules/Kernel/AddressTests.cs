using FsCheck.Fluent;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class AddressTests
{
    private static readonly TownDirectory Ome = TownDirectory.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cities", "ome", "towns.csv")), new Municipality("東京都", "青梅市")).Value;

    [Theory]
    [InlineData("青梅市千ヶ瀬町4丁目10-1", "千ヶ瀬町四丁目", "10-1", null)]
    [InlineData("東京都青梅市河辺町10−7−1", "河辺町十丁目", "7-1", null)]
    [InlineData("千ケ瀬町四丁目10番地の1", "千ヶ瀬町四丁目", "10-1", null)]
    [InlineData("千が瀬町４－１０－１", "千ヶ瀬町四丁目", "10-1", null)]
    [InlineData("千ｹ瀬町4ー10ー1", "千ヶ瀬町四丁目", "10-1", null)]
    [InlineData("東青梅1丁目11番地の1", "東青梅一丁目", "11-1", null)]
    [InlineData("東青梅1-11-1 青梅市役所", "東青梅一丁目", "11-1", "青梅市役所")]
    [InlineData("〒198-0042 東京都 青梅市 東青梅 1-11-1", "東青梅一丁目", "11-1", null)]
    [InlineData("河辺町十丁目七番一号", "河辺町十丁目", "7-1", null)]
    [InlineData("河辺町10丁目7番1号　コーポ青梅１０１", "河辺町十丁目", "7-1", "コーポ青梅１０１")]
    [InlineData("河辺町5-6-1-203", "河辺町五丁目", "6-1-203", null)]
    [InlineData("河辺町5-6-1-203号室", "河辺町五丁目", "6-1", "203号室")]
    [InlineData("河辺町5-6-1 3階", "河辺町五丁目", "6-1", "3階")]
    [InlineData("河辺町5-6 一番館", "河辺町五丁目", "6", "一番館")]
    [InlineData("河辺町5丁目6番地", "河辺町五丁目", "6", null)]
    [InlineData("天ケ瀬町1032", "天ヶ瀬町", "1032", null)]
    [InlineData("天ヶ瀬町1032番地の1ヶ瀬ハイツ", "天ヶ瀬町", "1032-1", "ヶ瀬ハイツ")]
    [InlineData("御岳山１７６", "御岳山", "176", null)]
    [InlineData("御嶽本町1", "御岳本町", "1", null)]
    [InlineData("御岳1-1", "御岳一丁目", "1", null)]
    [InlineData("小曽木3-1656-1", "小曾木三丁目", "1656-1", null)]
    [InlineData("長渕四丁目414", "長淵四丁目", "414", null)]
    [InlineData("滝の上町1254", "滝ノ上町", "1254", null)]
    [InlineData("河辺町 10 - 7 - 1", "河辺町十丁目", "7-1", null)]
    [InlineData("河辺町10の7の1", "河辺町十丁目", "7-1", null)]
    public void An_address_is_found_in_the_spelling_people_use(string typed, string town, string rest, string? building)
    {
        var address = Ome.Match(typed).Value;
        Assert.Equal((town, rest, building), (address.Town.Name, address.Rest, address.Building));
    }

    [Fact]
    public void Every_town_is_found_however_its_name_is_spelt_and_the_found_address_finds_itself()
    {
        Assert.Equal(144, Ome.Towns.Count);
        var spellings = from town in Ome.Towns
                        from written in new[] { town.Name, town.ToString(), $"{town.Base}{town.Chome}{(town.Chome is null ? "" : "-")}" }
                        from ke in new[] { "ヶ", "ケ", "が", "ｹ" }
                        from number in new[] { "12-3", "１２－３", "12番地の3", "12番3号", "十二番地の三" }
                        from before in new[] { "", "青梅市", "東京都青梅市" }
                        select (town, typed: before + written.Replace("ヶ", ke, StringComparison.Ordinal) + number);

        foreach (var (town, typed) in spellings)
        {
            var address = Ome.Match(typed).Value;
            Assert.Equal((town, "12-3"), (address.Town, address.Rest));
            Assert.Equal(address, Ome.Match(address.ToString()).Value);
            Assert.Equal(address, Ome.Match(Ome.InFull(address)).Value);
        }
    }

    [Fact]
    public void Whatever_follows_the_town_a_found_address_finds_itself() =>
        Gen.Elements(Ome.Towns.ToArray()).Zip(Sampling.TextOf("0123456789十一二番地号のノ-ー－ ,、室階F丁目コーポＡ", 14)).Always(sample =>
        {
            if (Ome.Match(sample.Item1 + sample.Item2).Try(out var address, out _))
                Assert.Equal(address, Ome.Match(address.ToString()).Value);
        });

    [Theory]
    [InlineData("羽村市緑ヶ丘5-2-1", "羽村市")]
    [InlineData("東京都千代田区霞が関1-1", "千代田区")]
    [InlineData("神奈川県横浜市中区本町1-1", "神奈川県横浜市")]
    [InlineData("西多摩郡瑞穂町箱根ケ崎1", "西多摩郡瑞穂町")]
    public void An_address_in_another_city_is_refused_with_its_name(string typed, string place)
    {
        var refusal = Ome.Match(typed).MustBe(AddressRefusals.Elsewhere);
        Assert.Equal(("青梅市", place), (refusal.Values["city"], refusal.Values["place"]));
    }

    [Theory]
    [InlineData("青梅市")]
    [InlineData("青梅市緑ヶ丘1-1")]
    [InlineData("10-7-1")]
    [InlineData("かべ町1-1")]
    public void A_town_that_the_city_does_not_have_is_refused(string typed) => Ome.Match(typed).MustBe(AddressRefusals.TownUnknown);

    [Theory]
    [InlineData("河辺町")]
    [InlineData("青梅市河辺町 コーポ青梅")]
    [InlineData("河辺町10番地の7")]
    public void A_town_without_its_chome_is_refused_with_those_there_are(string typed)
    {
        var refusal = Ome.Match(typed).MustBe(AddressRefusals.ChomeMissing);
        Assert.Equal("河辺町", refusal.Values["town"]);
        Assert.Equal("河辺町1丁目、河辺町2丁目、河辺町3丁目、河辺町4丁目、河辺町5丁目、河辺町6丁目、河辺町7丁目、河辺町8丁目、河辺町9丁目、河辺町10丁目", refusal.Values["candidates"]);
    }

    [Theory]
    [InlineData("勝沼4丁目1", "勝沼", 4)]
    [InlineData("勝沼99-1-1", "勝沼", 99)]
    [InlineData("天ヶ瀬町1丁目2", "天ヶ瀬町", 1)]
    public void A_chome_that_the_town_does_not_have_is_refused(string typed, string town, int chome)
    {
        var refusal = Ome.Match(typed).MustBe(AddressRefusals.NoSuchChome);
        Assert.Equal((town, chome), (refusal.Values["town"], refusal.Values["chome"]));
    }

    [Theory]
    [InlineData("河辺町10丁目", "河辺町10丁目")]
    [InlineData("河辺町10", "河辺町10丁目")]
    [InlineData("天ヶ瀬町", "天ヶ瀬町")]
    [InlineData("天ヶ瀬町コーポ101", "天ヶ瀬町")]
    public void A_town_without_a_number_is_refused(string typed, string town) =>
        Assert.Equal(town, Ome.Match(typed).MustBe(AddressRefusals.NumberMissing).Values["town"]);

    [Fact]
    public void Nothing_too_much_and_control_characters_are_refused()
    {
        Ome.Match(null).MustBe(AddressRefusals.Missing);
        Ome.Match("　").MustBe(AddressRefusals.Missing);
        Ome.Match("本町1 " + new string('あ', 200)).MustBe(PlainText.TooLong);
        Ome.Match("本町1\u0000").MustBe(PlainText.UnusableCharacter);
    }

    [Fact]
    public void Postcodes_are_answered_both_ways()
    {
        Assert.Equal("198-0043", Ome.Find("千ケ瀬町4丁目")!.Postcode.Value);
        Assert.Equal(
            ["千ヶ瀬町一丁目", "千ヶ瀬町二丁目", "千ヶ瀬町三丁目", "千ヶ瀬町四丁目", "千ヶ瀬町五丁目", "千ヶ瀬町六丁目"],
            Ome.TownsAt(Postcode.Parse("１９８００４３").Value).Select(t => t.Name));
        Assert.Empty(Ome.TownsAt(Postcode.Parse("100-0001").Value));
        Assert.All(Ome.Towns, town => Assert.Contains(town, Ome.TownsAt(town.Postcode)));
    }

    [Fact]
    public void A_town_is_found_by_its_name_in_kanji_and_in_digits()
    {
        Assert.Equal(Ome.Find("河辺町十丁目"), Ome.Find("河辺町10丁目"));
        Assert.NotNull(Ome.Find("河辺町１０丁目"));
        Assert.Null(Ome.Find("河辺町"));
    }

    [Theory]
    [InlineData("町字,郵便番号,緯度\n", 1)]
    [InlineData("町字,郵便番号,緯度,経度\n本町,1980083,35.79,139.25\n上町,198008,35.79,139.25", 3)]
    [InlineData("町字,郵便番号,緯度,経度\r\n本町,1980083,北,139.25", 2)]
    [InlineData("町字,郵便番号,緯度,経度\n本町", 2)]
    public void A_list_of_towns_with_a_mistake_is_refused_with_its_line(string csv, int line) =>
        Assert.Equal(line, TownDirectory.Parse(csv, Ome.Municipality).MustBe(TownDirectory.RowUnreadable).Values["line"]);

    [Fact]
    public void A_town_that_stands_twice_in_two_spellings_is_refused()
    {
        var csv = "町字,郵便番号,緯度,経度\n千ヶ瀬町一丁目,1980043,35.7,139.2\n千ケ瀬町1丁目,1980043,35.7,139.2\n";
        Assert.Equal(3, TownDirectory.Parse(csv, Ome.Municipality).MustBe(TownDirectory.Twice).Values["line"]);
    }
}
