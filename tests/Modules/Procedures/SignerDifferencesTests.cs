using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>Whose card signed, beside whoever the subsidy's answers name: 青梅 花子 of 東青梅1丁目11-1.</summary>
public sealed class SignerDifferencesTests
{
    [Theory]
    [InlineData("青梅 花子", false)]
    [InlineData("青梅　花子", false)]
    [InlineData("青梅花子", false)]
    [InlineData("青\U000E0100梅花子", false)]
    [InlineData("青梅 華子", true)]
    [InlineData("デモ 梅", true)]
    [InlineData("", false)]
    public void A_name_differs_by_its_letters_and_not_by_how_they_are_set(string name, bool differs) =>
        Assert.Equal(new SignerDifferences(differs, false, false), Of(new CertifiedPerson(name, "", null, null)));

    [Theory]
    [InlineData("東京都青梅市東青梅一丁目11番地の1", "東青梅1-11-1", false)]
    [InlineData("東京都青梅市東青梅１丁目１１番地の１", "東青梅1-11-1", false)]
    [InlineData("東京都青梅市東青梅1丁目11番地の1 コーポ青梅 101", "東青梅1-11-1", false)]
    [InlineData("東京都青梅市東青梅1丁目11番地の1 コーポ青梅 101", "東青梅1-11-1 コーポ青梅１０１", false)]
    [InlineData("東京都青梅市東青梅1丁目11番地の1 コーポ青梅 101", "東青梅1-11-1 コーポ青梅102", true)]
    [InlineData("東京都青梅市東青梅1丁目11番地の2", "東青梅1-11-1", true)]
    [InlineData("東京都八王子市元本郷町3丁目24番1号", "東青梅1-11-1", true)]
    [InlineData("", "東青梅1-11-1", false)]
    public void An_address_of_the_city_differs_by_its_place_and_not_by_its_spelling(string certified, string typed, bool differs) =>
        Assert.Equal(new SignerDifferences(false, differs, false), Of(new CertifiedPerson("", certified, null, null), ("住所", typed)));

    [Theory]
    [InlineData("東京都青梅市東青梅一丁目11番地の1", false)]
    [InlineData("東京都青梅市本町140番地", true)]
    public void An_address_that_may_be_anywhere_is_hers_where_it_is_asked_with_her_name(string certified, bool differs)
    {
        var yaml = Subsidy.Yaml.Replace("kind: address\n          prefill: address\n", "kind: any-address\n", StringComparison.Ordinal);
        Assert.NotEqual(Subsidy.Yaml, yaml);
        var form = SmartLocal.Forms.DefinitionFile.Read(Subsidy.Path, yaml, "hash", SmartLocal.Forms.Surroundings.Any).Definition!.Form;
        var answers = form.Read(Subsidy.Filled(), Subsidy.Reading).Value;
        Assert.Equal(new SignerDifferences(false, differs, false), SignerDifferences.Between(new CertifiedPerson("", certified, null, null), form, answers, Subsidy.Reading.Towns));
    }

    [Fact]
    public void What_the_form_does_not_ask_differs_in_nothing() =>
        Assert.False(Of(new CertifiedPerson("", "", new DateOnly(1941, 2, 3), "female")).BirthDate);

    private static SignerDifferences Of(CertifiedPerson holder, params (string, string?)[] otherwise) =>
        SignerDifferences.Between(holder, Subsidy.Form, Subsidy.Form.Read(Subsidy.Filled(otherwise), Subsidy.Reading).Value, Subsidy.Reading.Towns);
}
