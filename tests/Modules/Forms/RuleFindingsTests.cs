using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Forms;

public sealed class RuleFindingsTests
{
    [Theory]
    [InlineData("show: 注射済, required: true", "show: 注射澄, required: true", "show of '注射日' (注射澄), at 1: ")]
    [InlineData("must: 注射日 >= 生後日", "must: 注射日 >= 名前", "The rule (注射日 >= 名前), at ")]
    [InlineData("show: { 区分: [新規, 変更] }", "show: { 区分: [新規, 返還] }", "'返還' is none of the answers to '区分'")]
    [InlineData("show: '区分 = \"死亡\"'", "show: '区分 = \"志望\"'", "'志望' is none of the answers to '区分'")]
    [InlineData("show: '区分 = \"死亡\"'", "show: '区分 = \"死亡\" and 区分 = \"新規\"'", "'死亡日' is never asked: 区分 = \"死亡\" and 区分 = \"新規\"")]
    [InlineData("reading: いぬのとうろく", "reading: 犬のとうろく", "The reading has '犬', which is no hiragana")]
    [InlineData("refuse: {", "reply: {", "What ends in a decision has no notice 'reply'")]
    [InlineData("standardDays: 5", "standardDay: 5", "There is no key 'standardDay' here")]
    [InlineData("outcome: { kind: decision }", "outcome: decision", "Here one word stands where several keys are expected")]
    [InlineData("show: '区分 = \"死亡\"'", "show: '区分 = \"死亡\" or 区分 != \"死亡\"'", "'死亡日' is asked whatever is answered")]
    [InlineData("show: { 区分: [新規, 変更] }", "show: 取得日 != null", "'取得日' hangs on itself: 取得日 → 取得日")]
    [InlineData("when: 市外, says", "when: 市外 and not(市外), says", "Nobody leaves by the exit of the step 'kind'")]
    [InlineData("at: 注射日, says", "at: 区分, says", "The rule stands at '区分', which is not asked here")]
    [InlineData("given: { 区分: 死亡 }, gives: 0", "given: { 区分: 死亡 }, gives: 100", "The table '手数料' gives 0 where its example says 100")]
    [InlineData("when: { 区分: 変更 }, gives: 0", "when: { 区分: [新規, 変更] }, gives: 0", "Two rows of the table '手数料' fit the same answers")]
    [InlineData("(if 犬 = null then 0 else count(犬)) * 手数料", "取得日 * 死亡日", "The formula of the fee (取得日 * 死亡日), at ")]
    [InlineData("(if 犬 = null then 0 else count(犬)) * 手数料", "count(犬) * 手数料", "There is no fee where '犬' is left empty or not asked")]
    [InlineData("rows: { min: 1, max: 3,", "rows: { min: 1,", "The group '犬' does not say how many rows it may have")]
    [InlineData("{ id: 番号, kind: my-number,", "{ id: 番号, kind: file,", "The attachment '番号' does not say why it is asked")]
    [InlineData("label: \"{名前|なまえ}\"", "label: 名前", "The label of '名前': '名前' has no furigana in the easy text")]
    [InlineData("label: \"{名前|なまえ}\"", "label: { ja: 名前 }", "The label of '名前' has no やさしい日本語")]
    [InlineData("closes: \"+30d\"", "closes: \"30\"", "'30' is no time after a day")]
    [InlineData("item: 取得日, closes", "item: 名前, closes", "The form has no date '名前'")]
    [InlineData("paid: counter", "paid: shells", "It is not said how the fee is paid ('shells')")]
    [InlineData("outcome: { kind: decision }", "outcome: { kind: handover, to: \"ほか\", href: \"https://example.jp/\" }", "What is done in another system has no form")]
    [InlineData("items:\n                - { id: 死亡日", "items:\n                - { use: 氏名 }\n                - { id: 死亡日", "The vocabulary has no item '氏名'")]
    public void A_rule_that_cannot_be_meant_is_found_with_what_to_write(string right, string wrong, string what)
    {
        Assert.Contains(right.Replace("                ", "        ", StringComparison.Ordinal), DogLicence.Yaml, StringComparison.Ordinal);
        var yaml = DogLicence.Yaml.Replace(right.Replace("                ", "        ", StringComparison.Ordinal), wrong.Replace("                ", "        ", StringComparison.Ordinal), StringComparison.Ordinal);
        var (definition, findings) = DefinitionFile.Read(DogLicence.Path, yaml, "h", Surroundings.Any);
        Assert.Null(definition);
        var found = Assert.Single(findings.Where(f => !f.IsWarning).DistinctBy(f => f.What), f => f.What.Contains(what, StringComparison.Ordinal));
        Assert.NotEmpty(found.Mend);
        Assert.InRange(found.Line, 1, yaml.Split('\n').Length);
    }

    [Fact]
    public void A_rule_may_not_look_at_an_individual_number()
    {
        var yaml = DogLicence.Yaml.Replace("must: \"count(犬) <= 2", "must: \"番号 != null and count(犬) <= 2", StringComparison.Ordinal);
        Assert.Contains(DefinitionFile.Read(DogLicence.Path, yaml, "h", Surroundings.Any).Findings, f => f.What.Contains("番号", StringComparison.Ordinal) && !f.IsWarning);
    }

    [Fact]
    public void A_definition_carries_the_words_it_uses_and_changes_only_with_them()
    {
        var with = DogLicence.Yaml.Replace("        - { id: 番号, kind: my-number, label: \"マイナンバー\" }", "        - { use: 氏名, required: false }", StringComparison.Ordinal);
        var vocabulary = File.ReadAllText(Path.Combine(Ome.Repository, "cities", "japan", "vocabulary.yaml"));
        var carried = Carried(with, vocabulary);
        var form = DogLicence.Read(carried).Form;
        Assert.Equal(("person-name", "氏名", false), (form.Find("氏名")!.Kind, form.Find("氏名")!.Word, form.Find("氏名")!.Required));

        Assert.Equal(carried, Carried(carried, vocabulary));
        Assert.Equal(carried, Carried(with, vocabulary.Replace("Bank and branch", "Bank", StringComparison.Ordinal)));
        Assert.NotEqual(carried, Carried(with, vocabulary.Replace("en: Name }", "en: Full name }", StringComparison.Ordinal)));
    }

    private static string Carried(string yaml, string vocabulary) => Vocabulary.Carried(
        new ReleaseFiles([Written(DogLicence.Path, yaml), Written(Vocabulary.FileName, vocabulary)]), p => p == DogLicence.Path)[DogLicence.Path]!.Text;

    private static ReleaseFile Written(string path, string text) => new(path, "ome", System.Text.Encoding.UTF8.GetBytes(text));
}
