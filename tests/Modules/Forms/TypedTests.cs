using System.Text;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Forms;

/// <summary>What a page sends becomes what a draft keeps.</summary>
public sealed class TypedTests
{
    private static readonly FormDefinition Form = DefinitionFile.Read("procedures/shiken-yoshiki.yaml", Carried(), "hash", Surroundings.Any).Definition!.Form;

    private static FormStep People => Form.Steps[^1];

    [Fact]
    public void Rows_that_do_not_stand_open_on_the_page_keep_what_they_have()
    {
        var typed = new Typed();
        typed.Take(People, Sent(("世帯員.rows", "3"), ("世帯員.0.世帯員氏名.given", "太郎"), ("世帯員.1.世帯員氏名.given", "次郎"), ("世帯員.2.世帯員氏名.given", "三郎")));
        typed.Take(People, Sent(("世帯員.rows", "3"), ("世帯員.open", "1"), ("世帯員.1.世帯員氏名.given", "二郎")));

        Assert.Equal(["太郎", "二郎", "三郎"], typed.RowsOf("世帯員").Select(r => r["世帯員氏名.given"]));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999")]
    public void A_count_of_rows_that_no_page_has_does_no_harm(string count)
    {
        var typed = new Typed();
        typed.Take(People, Sent(("世帯員.rows", count)));
        Assert.InRange(typed.RowsOf("世帯員").Count, 0, 300);
    }

    [Fact]
    public void What_was_hidden_on_the_page_keeps_what_was_typed_and_takes_what_was_typed_before_it_was_hidden()
    {
        var step = Form.Steps[0];
        var typed = new Typed { ["変更の理由"] = "転居" };
        typed.Take(step, Sent(("区分", "新規"), ("変更の理由.hidden", "1")));
        Assert.Equal("転居", typed["変更の理由"]);
        typed.Take(step, Sent(("区分", "新規"), ("変更の理由.hidden", "1"), ("変更の理由", "結婚")));
        Assert.Equal("結婚", typed["変更の理由"]);
        typed.Take(step, Sent(("区分", "変更")));
        Assert.Null(typed["変更の理由"]);
    }

    [Fact]
    public void The_seal_of_a_step_changes_with_its_answers_rows_and_files_and_with_nothing_else()
    {
        var typed = new Typed();
        var seals = new HashSet<string> { typed.Written(People.Items) };
        typed["氏名.family"] = "青梅"; // of another step
        typed["別居の理由"] = ""; // a field left empty is as good as one that was not sent
        Assert.DoesNotContain(seals, s => s != typed.Written(People.Items));
        typed["別居の理由"] = "通学";
        Assert.True(seals.Add(typed.Written(People.Items)));
        var row = typed.AddRow("世帯員");
        Assert.True(seals.Add(typed.Written(People.Items)));
        row["資格名"] = "of no item here";
        Assert.False(seals.Add(typed.Written(People.Items)));
        row.AddRow("資格")["資格名"] = "運転免許";
        Assert.True(seals.Add(typed.Written(People.Items)));
        row.Add("別居の書類", new FileRef(FileId.From(Guid.Empty), "a.jpg", MediaType.Jpeg, 1));
        Assert.True(seals.Add(typed.Written(People.Items)));

        var copy = typed.Copy();
        Assert.Equal(typed.Written(People.Items), copy.Written(People.Items));
        copy.RowsOf("世帯員")[0].Remove(FileId.From(Guid.Empty));
        Assert.Single(row.FilesOf("別居の書類"));
    }

    [Fact]
    public void The_same_words_in_another_row_are_another_answer()
    {
        Typed Named(params string[] names)
        {
            var typed = new Typed();
            foreach (var name in names) typed.AddRow("世帯員")["世帯員氏名.given"] = name;
            return typed;
        }

        Assert.NotEqual(Named("太郎", "").Written(People.Items), Named("", "太郎").Written(People.Items));
        Assert.NotEqual(Named("太郎").Written(People.Items), Named("太郎", "").Written(People.Items));
    }

    private static Func<string, string?> Sent(params (string Path, string Value)[] fields) => path => fields.Where(f => f.Path == path).Select(f => f.Value).FirstOrDefault();

    // With the words of the vocabulary that it uses, as a release carries it.
    private static string Carried()
    {
        var file = new ReleaseFile("procedures/shiken-yoshiki.yaml", "ome", Encoding.UTF8.GetBytes(FormWorld.Yaml));
        return Vocabulary.Carried(new ReleaseFiles(TestCity.Files.All.Append(file)), path => path == file.Path).All.Single(f => f.Path == file.Path).Text;
    }
}
