using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformKit;

public sealed class FieldTests
{
    private static readonly RichText Wrong = RichText.Verbatim("直してください");
    private static readonly RichText Help = RichText.Verbatim("例");
    private static readonly Choice[] Options = [new("a", RichText.Verbatim("あ")), new("b", RichText.Verbatim("い"), Help)];

    [Fact]
    public async Task A_label_belongs_to_its_field()
    {
        var page = await Rendered.Field<TextField>();

        Assert.Equal("applicant.mail", page.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("applicant.mail", page.QuerySelector("input")!.Id);
        Assert.Equal("applicant.mail", page.QuerySelector("input")!.GetAttribute("name"));
    }

    [Fact]
    public async Task The_label_says_whether_an_answer_is_required()
    {
        var required = await Rendered.Field<TextField>(("Required", true));
        var optional = await Rendered.Field<TextField>();

        Assert.Contains("※必須", required.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", required.QuerySelector("input")!.GetAttribute("aria-required"));
        Assert.Contains("任意", optional.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
        Assert.Null(optional.QuerySelector("input")!.GetAttribute("aria-required"));
    }

    [Fact]
    public async Task Help_and_error_are_read_with_the_field()
    {
        var page = await Rendered.Field<TextField>(("Help", Help), ("Error", Wrong), ("Value", "a＠b"));
        var input = page.QuerySelector("input")!;

        Assert.Equal("applicant.mail-help applicant.mail-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("a＠b", input.GetAttribute("value"));
        Assert.StartsWith("＊", page.GetElementById("applicant.mail-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_error_says_nothing_of_one()
    {
        var page = await Rendered.Field<TextField>();

        Assert.Null(page.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Null(page.QuerySelector(".field-error"));
    }

    [Fact]
    public async Task A_typed_value_cannot_leave_its_attribute()
    {
        const string typed = "\"><script>alert(1)</script>";
        var page = await Rendered.Field<TextField>(("Value", typed));

        Assert.Null(page.QuerySelector("script"));
        Assert.Equal(typed, page.QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("</textarea><script>x</script>")]
    [InlineData("\n一行目は空")]
    public async Task Several_lines_come_back_as_they_were_typed(string typed)
    {
        var page = await Rendered.Field<TextAreaField>(("Value", typed));

        Assert.Equal(typed, page.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task A_date_is_an_era_and_three_numbers_under_one_legend()
    {
        var page = await Rendered.Field<DateField>(("Name", "birth"), ("Value", new DateParts("showa", "59", "2", "30")), ("Error", Wrong));
        var group = page.QuerySelector("fieldset")!;

        Assert.StartsWith("メール", group.QuerySelector("legend")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("birth-error", group.GetAttribute("aria-describedby"));
        Assert.Equal("showa", group.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(["birth.year=59", "birth.month=2", "birth.day=30"],
            group.QuerySelectorAll("input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.All(group.QuerySelectorAll("input"), i => Assert.Equal("numeric", i.GetAttribute("inputmode")));
        Assert.Empty(page.QuerySelectorAll("input[type=date]"));
        AssertEveryControlHasItsLabel(page);
    }

    [Theory]
    [InlineData("showa", "59", 1984)]
    [InlineData("showa", "５９年", 1984)]
    [InlineData("heisei", "元", 1989)]
    [InlineData("western", "1984", 1984)]
    [InlineData("reiwa", "1984", 1984)]
    [InlineData("western", "S59", 1984)]
    [InlineData(null, "昭和59", 1984)]
    public void The_era_chosen_and_the_year_typed_make_one_date(string? era, string year, int western) =>
        Assert.Equal(new DateOnly(western, 2, 20), new DateParts(era, year, "2", "20").ToKernel().ToDate().Value);

    [Fact]
    public async Task A_name_is_two_fields_under_one_legend()
    {
        var page = await Rendered.Field<NameField>(("Name", "who"), ("Family", "青梅"), ("Given", "花子"));

        Assert.Equal(["who.family=青梅", "who.given=花子"],
            page.QuerySelectorAll("fieldset input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task The_first_of_several_answers_can_be_reached_from_an_error_summary()
    {
        var page = await Rendered.Field<ChoiceField>(("Options", Options), ("Value", "b"), ("Error", Wrong));

        Assert.Equal("radio", page.GetElementById("applicant.mail")!.GetAttribute("type"));
        Assert.Equal("b", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("applicant.mail-2-about", page.QuerySelector("input[value=b]")!.GetAttribute("aria-describedby"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task Several_answers_can_be_checked()
    {
        var page = await Rendered.Field<ChecksField>(("Options", Options), ("Values", new[] { "a", "b" }));

        Assert.Equal(2, page.QuerySelectorAll("input[checked]").Length);
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task A_select_starts_with_nothing_chosen()
    {
        var page = await Rendered.Field<SelectField>(("Options", Options));

        Assert.Equal("", page.QuerySelector("option")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("option[selected]"));
    }

    [Fact]
    public async Task An_amount_keeps_what_was_typed_and_names_its_unit()
    {
        var page = await Rendered.Field<YenField>(("Value", "１２，０００"));
        var input = page.QuerySelector("input")!;

        Assert.Equal("１２，０００", input.GetAttribute("value"));
        Assert.Equal("text", input.GetAttribute("type"));
        Assert.Equal("円", page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent);
    }

    [Fact]
    public async Task Files_already_sent_are_listed_and_can_be_removed()
    {
        var page = await Rendered.Field<FileField>(("Accept", "image/jpeg"), ("Kinds", RichText.Verbatim("JPEG")), ("MaxFiles", 2),
            ("Uploaded", new UploadedFile[] { new("領収書.jpg", 2_431_022, "f1") }));
        var remove = page.QuerySelector("button")!;

        Assert.Contains("2.4\u00A0MB", page.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("remove", "f1"), (remove.GetAttribute("name"), remove.GetAttribute("value")));
        Assert.Contains("領収書.jpg", remove.TextContent, StringComparison.Ordinal);
        Assert.Contains("10\u00A0MB", page.GetElementById("applicant.mail-limits")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("applicant.mail-limits", page.QuerySelector("input")!.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_list_of_files_offers_no_more()
    {
        var page = await Rendered.Field<FileField>(("Accept", "image/jpeg"), ("Kinds", RichText.Verbatim("JPEG")),
            ("Uploaded", new UploadedFile[] { new("領収書.jpg", 100) }));

        Assert.Null(page.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task A_question_that_rests_on_an_unconfirmed_fact_says_so()
    {
        var page = await Rendered.Field<YenField>(("Drafted", true));

        Assert.Contains("未確認", page.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_control_of_ones_own_gets_its_ids_from_the_frame()
    {
        RenderFragment<Field> control = field => builder =>
            builder.AddMarkupContent(0, $"<input id=\"{field.ControlId}\" aria-describedby=\"{field.DescribedBy}\">");
        var page = await Rendered.Field<FieldFrame>(("ChildContent", control), ("Error", Wrong));

        Assert.Equal("applicant.mail-error", page.QuerySelector("input")!.GetAttribute("aria-describedby"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task What_is_required_only_of_some_has_both_marks_and_one_is_hidden()
    {
        var page = await Rendered.Field<TextField>(("RequiredVaries", true), ("Reason", Help));

        Assert.Equal("optional", Assert.Single(page.QuerySelectorAll("[data-mark]:not([hidden])")).GetAttribute("data-mark"));
        Assert.Equal("required", Assert.Single(page.QuerySelectorAll("[data-mark][hidden]")).GetAttribute("data-mark"));
        Assert.Equal("false", page.QuerySelector("input")!.GetAttribute("aria-required"));
        Assert.Contains("必要な理由：例", page.GetElementById(page.QuerySelector("input")!.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_is_two_dates_each_under_its_own_legend()
    {
        var page = await Rendered.Field<PeriodField>(("Name", "off"), ("Until", new DateParts("reiwa", "8", "3", "31")));

        Assert.Equal(["始まりの日", "終わりの日"], page.QuerySelectorAll("fieldset fieldset legend").Select(l => l.TextContent));
        Assert.Equal("31", page.GetElementById("off-until-day")!.GetAttribute("value"));
        Assert.Equal("off.from.era", page.GetElementById("off-from")!.GetAttribute("name"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task A_wished_time_is_a_day_and_a_part_of_it()
    {
        var page = await Rendered.Field<PreferredTimeField>(("Name", "visit"), ("Times", Options), ("Time", "b"));

        Assert.Equal(["visit.date.era", "visit.date.year", "visit.date.month", "visit.date.day", "visit.time", "visit.time"], page.QuerySelectorAll("select, input").Select(i => i.GetAttribute("name")));
        Assert.Equal("b", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task A_month_asks_no_day()
    {
        var page = await Rendered.Field<MonthField>(("Value", new DateParts("western", "2026", "4", null)));

        Assert.Equal(["applicant.mail.year=2026", "applicant.mail.month=4"], page.QuerySelectorAll("input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        AssertEveryControlHasItsLabel(page);
    }

    [Fact]
    public async Task An_address_anywhere_has_a_postcode_and_a_bank_its_codes_where_somebody_knows_them()
    {
        var address = await Rendered.Field<PlacedAddressField>(("Name", "home"), ("Postcode", "198-8701"), ("Own", true));
        Assert.Equal(["home.postcode=198-8701 postal-code", "home= street-address"], address.QuerySelectorAll("input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")} {i.GetAttribute("autocomplete")}"));
        AssertEveryControlHasItsLabel(address);

        var bank = await Rendered.Field<BankField>(("Name", "bank"), ("Bank", "デモ銀行"));
        Assert.Equal(["bank", "bank.branch", "bank.bankCode", "bank.branchCode"], bank.QuerySelectorAll("input").Select(i => i.GetAttribute("name")));
        Assert.False(bank.QuerySelector("details")!.HasAttribute("open"));
        Assert.True((await Rendered.Field<BankField>(("BranchCode", "001"))).QuerySelector("details")!.HasAttribute("open"));
        AssertEveryControlHasItsLabel(bank);
    }

    [Fact]
    public async Task A_point_is_typed_and_the_button_that_fills_it_in_waits_for_script()
    {
        var page = await Rendered.Field<PointField>(("Name", "place"), ("Lat", "35.788"), ("Lon", "139.2758"));

        Assert.Equal(["place.lat=35.788", "place.lon=139.2758"], page.QuerySelectorAll("input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.True(page.QuerySelector("own-position button")!.HasAttribute("hidden"));
        AssertEveryControlHasItsLabel(page);
    }

    [Theory]
    [InlineData(Language.Ja, "青梅市{town}の近く", "ピンの場所は、{place}です。")]
    [InlineData(Language.Easy, "青梅市の{town}の近く", "ピンは、{place}です。")]
    [InlineData(Language.En, "near {town}, Ome City", "The pin is {place}.")]
    public async Task The_map_of_a_point_waits_for_script_and_has_its_sentences_from_the_page(Language language, string near, string pin)
    {
        var page = await Rendered.Page<PointField>(new() { ["Name"] = "place", ["Label"] = RichText.Verbatim("場所") }, language);

        var map = page.QuerySelector("point-map")!;
        Assert.Equal(["place", "place-lon"], new[] { "lat", "lon" }.Select(name => page.GetElementById(map.GetAttribute(name)!)!.Id));
        var button = page.GetElementById(map.GetAttribute("button")!)!;
        Assert.True(button.HasAttribute("hidden"));
        Assert.Equal(map.QuerySelector("[hidden]")!.Id, button.GetAttribute("aria-controls"));
        Assert.Equal((near, pin), (map.GetAttribute("data-near"), map.GetAttribute("data-pin")));
        Assert.Equal("/map/outline.json?v=1", map.GetAttribute("outline"));
    }

    [Fact]
    public async Task Each_of_several_answers_can_have_a_name_of_its_own()
    {
        var page = await Rendered.Field<ChecksField>(("Options", Options), ("NameOf", (Func<int, string>)(i => $"way.{i + 1}")));

        Assert.Equal(["way.1", "way.2"], page.QuerySelectorAll("input").Select(i => i.GetAttribute("name")));
    }

    [Fact]
    public async Task Of_very_many_mistakes_the_first_are_named_and_the_others_counted()
    {
        var page = await Rendered.Page<ErrorSummary>(new Dictionary<string, object?>
        {
            ["Errors"] = Enumerable.Range(0, 60).Select(i => new FieldError($"f{i}", RichText.Verbatim($"{i}")) { Press = i == 1 ? new FormPress("form", "action", "open:x") : null }).ToArray(),
        });

        Assert.Contains("60つ", page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, page.QuerySelectorAll("li").Length);
        Assert.Contains("ほかに10つ", page.Body!.TextContent, StringComparison.Ordinal);
        // What does not stand open on the page is reached by a press of the form, which saves.
        var press = Assert.Single(page.QuerySelectorAll("li button"));
        Assert.Equal(("form", "action", "open:x"), (press.GetAttribute("form"), press.GetAttribute("name"), press.GetAttribute("value")));
    }

    private static void AssertEveryControlHasItsLabel(IDocument page) =>
        Assert.All(page.QuerySelectorAll("input, select, textarea"), control =>
            Assert.Single(page.QuerySelectorAll("label"), l => l.GetAttribute("for") == control.Id));
}
