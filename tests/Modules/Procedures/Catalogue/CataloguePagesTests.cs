using System.Net;
using AngleSharp.Dom;

namespace SmartLocal.Tests.Procedures.Catalogue;

/// <summary>People find a procedure by what happened, by topic, by office, by what they need; and the address says what they have chosen.</summary>
public sealed class CataloguePagesTests(ManyProcedures many) : IClassFixture<ManyProcedures>, IDisposable
{
    private readonly Browser browser = new(many.Ome);

    [Fact]
    public async Task The_portal_begins_with_what_happened_in_life_then_what_is_used_most_then_topics()
    {
        var home = await browser.Get("/");
        Assert.Equal(
            ["くらしの出来事からさがす", "よく使われている手続き", "分野からさがす", "ほかのさがし方", "申請のながれ"],
            home.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        var birth = home.Document.QuerySelector("a[href='/procedures?event=birth']")!;
        Assert.Contains("子どもが生まれた", birth.TextContent, StringComparison.Ordinal);
        Assert.Contains("1件", birth.TextContent, StringComparison.Ordinal);
        Assert.Contains("青梅市に引っ越してきた", home.Main, StringComparison.Ordinal);
        Assert.Null(home.Document.QuerySelector("a[href='/procedures?event=pet']")); // nothing stands behind it here
    }

    [Theory]
    [InlineData("event=birth", "子どもが生まれた", "baby")]
    [InlineData("category=business", "事業者の手続", "tenders")]
    [InlineData("office=seiso-recycle", "清掃リサイクル課の手続き", "namagomi-kiki-hojokin tenders")]
    [InlineData("needed=bankbook", "通帳など口座がわかるものを用意する手続き", "namagomi-kiki-hojokin seal-paper")]
    [InlineData("way=elsewhere", "別のシステムでする手続き", "tenders")]
    [InlineData("way=closed", "今は受け付けていない手続き", "past-offer summer-report")]
    public async Task A_list_by_one_thing_is_called_by_it_and_ordered_by_reading(string query, string title, string ids)
    {
        var list = await browser.Get("/procedures?" + query);
        Assert.Equal(title, list.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(ids.Split(' ').Order(), Ids(list).Order());
        var readings = Ids(list).Select(i => many.Ome.Get<SmartLocal.Procedures.Contracts.ProcedureCatalogue>().Find(i)!.Reading).ToList();
        Assert.Equal(readings.Order(StringComparer.Ordinal), readings);
    }

    [Fact]
    public async Task What_is_chosen_combines_in_the_address_and_each_can_be_taken_away_again()
    {
        var list = await browser.Get("/procedures?category=moving&needed=bankbook");
        Assert.Equal(["seal-paper"], Ids(list));
        Assert.Equal(
            ["/procedures?needed=bankbook", "/procedures?category=moving"],
            list.Document.QuerySelectorAll(".chosen a").Select(a => a.GetAttribute("href")));
        // A choice says how many it would leave beside the others.
        var offices = list.Document.QuerySelectorAll("select[name=office] option").Select(o => o.TextContent).ToList();
        Assert.Equal(["すべて", "市民課（1）"], offices);
        Assert.Equal("moving", list.Document.QuerySelector("select[name=category] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_that_leaves_choices_open_sends_them_empty_and_that_is_no_choice()
    {
        var list = await browser.Get("/procedures?q=&event=birth&category=&needed=&office=&way=");
        Assert.Equal(["baby"], Ids(list));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_with_the_rows_of_the_fifty_sounds_and_none_twice()
    {
        var first = await browser.Get("/procedures");
        Assert.Equal(30, Ids(first).Count);
        Assert.Contains("あ行", first.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.Null(first.Document.QuerySelector("a[rel=prev]"));
        var seen = Ids(first).ToList();
        var page = first;
        while (page.Document.QuerySelector("a[rel=next]") is { } next)
        {
            page = await browser.Get(next.GetAttribute("href")!);
            seen.AddRange(Ids(page));
        }

        Assert.Equal(many.Ome.Get<SmartLocal.Procedures.Contracts.ProcedureCatalogue>().Current.Select(p => p.Id), seen);
        Assert.Equal("/procedures", (await browser.Get(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).Document.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        var row = first.Document.QuerySelectorAll(".rows a").Single(a => a.TextContent == "な");
        Assert.Equal("namagomi-kiki-hojokin", Ids(await browser.Get(row.GetAttribute("href")!))[0]);
    }

    [Fact]
    public async Task A_card_says_how_it_can_be_done_today()
    {
        Assert.Equal("オンラインで予約できます", Tag(await browser.Get("/procedures?event=moving-in"), "moving-visit"));
        Assert.Equal("オンラインでできます", Tag(await browser.Get("/procedures?event=birth"), "baby"));
        Assert.Equal("別のシステムでします", Tag(await browser.Get("/procedures?event=business"), "tenders"));
        var closed = await browser.Get("/procedures?way=closed");
        Assert.Equal("2027年8月1日から受付", Tag(closed, "summer-report"));
        Assert.Equal("受付は終わりました", Tag(closed, "past-offer"));
    }

    [Fact]
    public async Task All_offices_and_all_that_one_brings_along_stand_on_a_page_with_their_counts()
    {
        var offices = await browser.Get("/procedures/by/office");
        Assert.Contains("清掃リサイクル課 2件の手続き", Squeezed(offices.Document.QuerySelector("a[href='/procedures?office=seiso-recycle']")!), StringComparison.Ordinal);
        var needed = await browser.Get("/procedures/by/needed");
        Assert.Contains("マイナンバーカード 1件の手続き", Squeezed(needed.Document.QuerySelector("a[href='/procedures?needed=my-number-card']")!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/procedures/by/event")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/procedures/by/category")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/procedures/by/way")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/procedures/by/mayor")).Status);
    }

    [Theory]
    [InlineData("category=sea")]
    [InlineData("event=birth&office=nowhere")]
    [InlineData("way=by-horse")]
    public async Task What_there_is_not_is_not_found(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/procedures?" + query)).Status);

    [Fact]
    public async Task Words_narrow_a_list_down_too_and_a_list_that_is_empty_says_what_is_called_alike()
    {
        var found = await browser.Get("/procedures?category=moving&q=" + Uri.EscapeDataString("ハンコ"));
        Assert.Equal(["seal-paper"], Ids(found));
        var none = await browser.Get("/procedures?q=" + Uri.EscapeDataString("印鑑登録証明所の交附"));
        Assert.Equal(["seal-paper"], Ids(none));
        Assert.Contains("合う手続きはありません", (await browser.Get("/procedures?category=business&q=" + Uri.EscapeDataString("はんこ"))).Main, StringComparison.Ordinal);
    }

    public void Dispose() => browser.Dispose();

    private static List<string> Ids(Seen list) => [.. list.Document.QuerySelectorAll(".cards .card-name a").Select(a => a.GetAttribute("href")!["/procedures/".Length..])];

    private static string Tag(Seen list, string id) => list.Document.QuerySelectorAll(".card").Single(c => c.QuerySelector($"a[href='/procedures/{id}']") is not null).QuerySelector(".tag")!.TextContent;

    private static string Squeezed(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
