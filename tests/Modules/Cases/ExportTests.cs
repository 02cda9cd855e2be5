using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Cases;

public sealed class ExportTests(Ome ome) : IClassFixture<Ome>
{
    internal const string Path = "/staff/cases/export.csv?procedure=namagomi-kiki-hojokin";

    [Fact]
    public async Task Nobody_without_the_right_gets_one_and_there_is_none_of_what_the_city_does_not_offer()
    {
        using var dx = await ome.StaffBrowser("dx");
        Assert.NotEqual(HttpStatusCode.OK, (await dx.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(new Uri("/staff/cases/export.csv?procedure=none", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_list_of_an_office_leads_to_the_exports_of_its_own_procedures()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        var list = await clerk.Page("/staff/cases");
        var offered = list.QuerySelectorAll(".case-export option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).ToList();
        Assert.NotEmpty(offered);
        foreach (var procedure in offered)
        {
            using var answer = await clerk.GetAsync(new Uri($"{list.QuerySelector(".case-export form")!.GetAttribute("action")}?procedure={procedure}", UriKind.Relative));
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        }
    }
}
