using System.Text;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Modules.Tests.Platform.Releases;

public sealed class LayeredFileTests
{
    private const string National = "# of all cities\ncategories:\n  - id: tax\n    name: Tax\n  - id: living\n    name: Living\nfees:\n  copy: 10\n";

    [Fact]
    public void A_city_replaces_an_entry_by_its_id_adds_its_own_and_keeps_the_rest()
    {
        var laid = Lay("over: japan\ncategories:\n  - id: living\n    name: Our living\n  - id: ume\n    name: Plums\n");

        Assert.Equal(
            "# of all cities\ncategories:\n  - id: tax\n    name: Tax\n  - id: living\n    name: Our living\n  - id: ume\n    name: Plums\nfees:\n  copy: 10\n",
            laid.Text);
        Assert.Equal("japan+ome", laid.Layer);
    }

    [Fact]
    public void What_is_no_keyed_list_is_replaced_key_by_key() =>
        Assert.Equal(National.Replace("  copy: 10\n", "  copy: 20\n", StringComparison.Ordinal), Lay("over: japan\nfees:\n  copy: 20\n").Text);

    [Fact]
    public void A_mistake_is_found_in_the_file_and_line_in_which_it_was_written()
    {
        var files = new ReleaseFiles([Lay("over: japan\n# ours\ncategories:\n  - id: living\n    name: Our living\n")]);

        Assert.Equal("ome/a.yaml:5", Place(6));
        Assert.Equal("japan/a.yaml:4", Place(4));
        string Place(int line) => files.Locate(new Finding("a.yaml", line, "", "")) is var f ? $"{f.Path}:{f.Line}" : "";
    }

    [Fact]
    public void Without_the_first_line_the_city_s_file_stands_alone() => Assert.False(LayeredFile.IsOver(File("ome", "categories:\n")));

    private static ReleaseFile Lay(string city) => LayeredFile.Lay(File("japan", National), File("ome", city));

    private static ReleaseFile File(string layer, string text) => new("a.yaml", layer, Encoding.UTF8.GetBytes(text));
}
