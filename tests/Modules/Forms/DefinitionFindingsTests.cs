using SmartLocal.Forms;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Forms;

public sealed class DefinitionFindingsTests
{
    [Fact]
    public void The_subsidy_has_no_mistake_and_one_warning_that_counts_its_drafted_facts()
    {
        var (definition, findings) = DefinitionFile.Read(Subsidy.Path, Subsidy.Yaml, "h", new Surroundings(["living"], ["house"]));
        var warning = Assert.Single(findings);
        Assert.True(warning.IsWarning);
        Assert.Equal("17 facts are drafted", warning.What);
        Assert.Equal(17, definition!.Drafted.Count);
        Assert.Equal(["applicant", "machine", "account", "attachments", "declarations"], definition.Form.Steps.Select(s => s.Id));
    }

    [Theory]
    [InlineData("        - id: 機種\n", "        - id: 機種・金額\n", "'機種・金額' is no item id")]
    [InlineData("        - id: 機種\n", "        - id: 機種（型番）\n", "'機種（型番）' is no item id")]
    [InlineData("        - id: 機種\n", "        - id: if\n", "'if' is no item id")]
    [InlineData("        - id: 機種\n", "        - id: known\n", "'known' is no item id")]
    [InlineData("        - id: 機種\n", "        - id: 支店\n", "The name '支店' stands twice")]
    [InlineData("          kind: digits\n          required: true\n          length: 7\n", "          kind: figure\n", "'figure' is no kind of item")]
    [InlineData("          maxLength: 100\n", "          length: 100\n", "'機種' has length, which the kind text does not know")]
    [InlineData("          length: 7\n", "", "'口座番号' does not say how many digits")]
    [InlineData("          max: today\n", "          max: yesterday\n", "'yesterday' is no day")]
    [InlineData("    - id: account\n", "    - id: confirm\n", "A step can't be called 'confirm'")]
    [InlineData("          prefill: kana\n", "          prefill: name\n", "'フリガナ' can't be prefilled with 'name'")]
    [InlineData("          kind: tel\n          prefill: phone\n", "          kind: text\n          prefill: phone\n", "'電話' has prefill, which the kind text does not know")]
    [InlineData("category: living\n", "category: sea\n", "There is no category 'sea'")]
    [InlineData("code: o-083\n", "", "The code is missing")]
    [InlineData("  fee: 0\n", "  fee: -1\n", "The fee is no amount")]
    [InlineData("    fee: 手数料がないことを手数料条例で確認する\n", "", "The fact fee is neither confirmed nor drafted")]
    [InlineData("  fee: 0\n", "", "The fact fee is missing")]
    [InlineData("  identity: authenticated\n", "  identity: shout\n", "'shout' is no identity level")]
    [InlineData("events: [house]\n", "events: [sea]\n", "There is no life event 'sea'")]
    [InlineData("交付決定額　{amount}", "交付決定額　{yen}", "needs a value for {yen}")]
    [InlineData("id: namagomi-kiki-hojokin", "id: 生ごみ", "The id '生ごみ' can't stand in an address")]
    public void A_mistake_is_found_at_its_line_with_what_to_write(string right, string wrong, string what)
    {
        Assert.Contains(right, Subsidy.Yaml, StringComparison.Ordinal);
        var yaml = Subsidy.Yaml.Replace(right, wrong, StringComparison.Ordinal);

        var (definition, findings) = DefinitionFile.Read(Subsidy.Path, yaml, "h", new Surroundings(["living"], ["house"]));

        Assert.Null(definition);
        var mistake = Assert.Single(findings.Where(f => !f.IsWarning).DistinctBy(f => f.Line), f => f.What.Contains(what, StringComparison.Ordinal));
        Assert.NotEmpty(mistake.Mend);
        Assert.InRange(mistake.Line, 1, yaml.Split('\n').Length);
    }

    [Fact]
    public void The_line_is_that_of_the_item()
    {
        var yaml = Subsidy.Yaml.Replace("        - id: 機種\n", "        - id: 機種/型\n", StringComparison.Ordinal);
        var line = yaml.Split('\n').ToList().FindIndex(l => l.Contains("機種/型", StringComparison.Ordinal)) + 1;
        Assert.Equal(line, Assert.Single(DefinitionFile.Read(Subsidy.Path, yaml, "h", Surroundings.Any).Findings, f => !f.IsWarning).Line);
    }

    [Fact]
    public void An_unknown_name_is_a_mistake_at_its_line()
    {
        var yaml = Subsidy.Yaml.Replace("          maxLength: 100\n", "          maximum: 100\n", StringComparison.Ordinal);
        var line = yaml.Split('\n').ToList().FindIndex(l => l.Contains("maximum", StringComparison.Ordinal)) + 1;
        Assert.Equal(line, Assert.Single(DefinitionFile.Read(Subsidy.Path, yaml, "h", Surroundings.Any).Findings).Line);
    }

    [Fact]
    public void Kanji_without_furigana_in_an_easy_text_is_a_mistake()
    {
        var yaml = Subsidy.Yaml.Replace("easy: \"{名前|なまえ}\"", "easy: お名前", StringComparison.Ordinal);
        var mistake = Assert.Single(DefinitionFile.Read(Subsidy.Path, yaml, "h", Surroundings.Any).Findings, f => f.What.Contains("furigana", StringComparison.Ordinal));
        Assert.Contains("'名前'", mistake.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmed_fact_says_who_stands_for_it()
    {
        var yaml = Subsidy.Yaml.Replace("  drafted:\n", "  confirmed:\n    - { facts: [fee], by: 清掃リサイクル課, on: 2026-11-02, from: 青梅市手数料条例 }\n  drafted:\n", StringComparison.Ordinal);
        var definition = DefinitionFile.Read(Subsidy.Path, yaml, "h", Surroundings.Any).Definition!;
        Assert.False(definition.Fee.IsDrafted);
        Assert.Equal(new Confirmation("清掃リサイクル課", new DateOnly(2026, 11, 2), "青梅市手数料条例"), definition.Fee.Confirmed);
        Assert.DoesNotContain(definition.Drafted, d => d.Name == "fee");
    }

    [Fact]
    public void A_file_that_is_no_yaml_has_one_finding() =>
        Assert.IsType<Finding>(Assert.Single(DefinitionFile.Read("x.yaml", "a: [b", "h", Surroundings.Any).Findings));
}
