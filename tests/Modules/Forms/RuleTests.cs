using SmartLocal.Forms;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Forms;

public sealed class RuleTests
{
    [Fact]
    public void What_is_hidden_is_absent_whatever_was_typed_there()
    {
        var typed = DogLicence.Filled();
        typed["死亡日"] = "2026-11-02";
        var answers = Read(typed).Value;
        Assert.Null(answers.Find("死亡日"));
        Assert.NotNull(answers.Find("取得日"));

        typed["区分"] = "死亡";
        answers = Read(typed).Value;
        Assert.NotNull(answers.Find("死亡日"));
        Assert.Null(answers.Find("取得日"));
        Assert.Null(answers.Find("犬"));
    }

    [Fact]
    public void A_step_whose_condition_does_not_hold_is_not_asked()
    {
        var typed = DogLicence.Filled();
        Assert.True(Filled(typed).IsShown(Step("dogs")));
        typed["区分"] = "死亡";
        Assert.False(Filled(typed).IsShown(Step("dogs")));
        Assert.True(Filled(typed).IsShown(Step("end")));
    }

    [Fact]
    public void What_is_required_only_sometimes_is_missed_only_then()
    {
        var typed = DogLicence.Filled();
        typed["取得日"] = null;
        var missing = Assert.Single(Read(typed).Refusal.Parts);
        Assert.Equal((FormRefusals.Missing, "取得日"), (missing.Kind, missing.Field));

        typed["区分"] = "変更";
        Assert.False(Read(typed).IsRefused);
    }

    [Fact]
    public void Rows_within_a_row_are_judged_by_that_row_and_not_by_the_next()
    {
        var form = Families();
        Assert.Empty(Wrong(form, ("大人", "30"), ("子ども", "5")));
        Assert.Equal(["世帯.0.人.0.年齢"], Wrong(form, ("子ども", "30"), ("大人", "5")));
        Assert.Equal(["世帯.1.人.0.年齢"], Wrong(form, ("大人", "5"), ("子ども", "30")));

        static FormDefinition Families()
        {
            var start = DogLicence.Yaml[..DogLicence.Yaml.IndexOf("    - id: kind", StringComparison.Ordinal)]
                .Replace("item: 取得日, ", "", StringComparison.Ordinal).Replace("""fee: { formula: "(if 犬 = null then 0 else count(犬)) * 手数料", words: "1{頭|とう}3,000{円|えん}", paid: counter }""", "fee: 0", StringComparison.Ordinal);
            var yaml = start + """
                    - id: houses
                      title: せたい
                      items:
                        - id: 世帯
                          kind: group
                          label: せたい
                          rows: { min: 1, max: 5, each: せたい, add: ふやす }
                          items:
                            - { id: 種別, kind: select, required: true, label: しゅべつ, options: [{ value: 大人, label: おとな }, { value: 子ども, label: こども }] }
                            - id: 人
                              kind: group
                              label: ひと
                              rows: { min: 1, max: 5, each: ひと, add: ふやす }
                              items:
                                - { id: 年齢, kind: number, required: true, label: とし, max: 120 }
                              rules:
                                - { must: '種別 = "大人" or 年齢 < 18', at: 年齢, says: "としを たしかめて ください。" }
                """;
            var read = DefinitionFile.Read("procedures/setai.yaml", yaml.Replace("id: inu", "id: setai", StringComparison.Ordinal), "h", Surroundings.Any);
            return read.Definition?.Form ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
        }

        static IEnumerable<string> Wrong(FormDefinition form, params (string Kind, string Age)[] houses)
        {
            var typed = new Typed();
            foreach (var (kind, age) in houses)
            {
                var house = typed.AddRow("世帯");
                house["種別"] = kind;
                house.AddRow("人")["年齢"] = age;
            }

            return form.Read(typed, Subsidy.Reading).Try(out _, out var no) ? [] : no.Parts.Select(p => p.Field!);
        }
    }

    [Fact]
    public void A_row_hides_and_requires_by_its_own_answers_and_those_outside()
    {
        var typed = DogLicence.Filled();
        var dog = DogLicence.Add(typed, "タマ");
        (dog["注射済"], dog["注射日"]) = ("no", null);
        var missing = Assert.Single(Read(typed).Refusal.Parts);
        Assert.Equal((FormRefusals.Missing, "犬.1.理由"), (missing.Kind, missing.Field));

        dog["生後日"] = "2026-11-10"; // too young for it
        Assert.False(Read(typed).IsRefused);
        (typed["区分"], dog["生後日"]) = ("変更", "2026-04-01");
        Assert.Null(((IReadOnlyList<Answers>)Read(typed).Value.Find("犬")!.Value)[1].Find("理由"));
    }

    [Fact]
    public void A_rule_between_answers_says_its_words_at_its_item()
    {
        var typed = DogLicence.Filled();
        typed.RowsOf("犬")[0]["注射日"] = "2026-03-01";
        var broken = Assert.Single(Read(typed).Refusal.Parts);
        Assert.Equal((FormRefusals.RuleBroken, "犬.0.注射日"), (broken.Kind, broken.Field));
        Assert.Contains("生まれた後です", Subsidy.Text().Of(broken).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_says_nothing_while_an_answer_that_it_needs_is_missing()
    {
        var typed = DogLicence.Filled();
        typed.RowsOf("犬")[0]["生後日"] = null;
        Assert.Equal(FormRefusals.Missing, Assert.Single(Read(typed).Refusal.Parts).Kind);
    }

    [Fact]
    public void A_rule_across_steps_waits_on_the_first_and_speaks_on_the_whole()
    {
        var typed = DogLicence.Filled();
        DogLicence.Add(typed, "二");
        DogLicence.Add(typed, "三");
        Assert.Equal("区分", Assert.Single(Read(typed).Refusal.Parts).Field);
        Assert.False(DogLicence.Form.Read(Step("dogs"), typed, Subsidy.Reading).IsRefused);

        var begun = new Typed { ["区分"] = "新規", ["市外"] = "no" };
        Assert.False(DogLicence.Form.Read(Step("kind"), begun, Subsidy.Reading).IsRefused);
    }

    [Fact]
    public void Too_many_rows_are_refused_and_none_where_one_is_needed()
    {
        var typed = DogLicence.Filled();
        typed["区分"] = "変更";
        for (var i = 0; i < 3; i++) DogLicence.Add(typed, "犬");
        Assert.Equal(FormRefusals.TooManyRows, Assert.Single(Read(typed).Refusal.Parts).Kind);
        for (var i = 0; i < 4; i++) typed.RemoveRow("犬", 0);
        Assert.Equal(FormRefusals.NoRows, Assert.Single(Read(typed).Refusal.Parts).Kind);
    }

    [Fact]
    public void What_is_reckoned_is_an_answer_that_nobody_typed()
    {
        var counted = Read(DogLicence.Filled()).Value.Find("頭数")!;
        Assert.Equal((1m, Source.Calculated), (counted.Value, counted.Source));
        Assert.True(TypedJson.Read(DogLicence.Form, """{"頭数":7}"""u8).IsRefused);
    }

    [Fact]
    public void Who_answers_so_leaves_early()
    {
        var typed = DogLicence.Filled();
        Assert.Null(Filled(typed).ExitOf(Step("kind")));
        typed["市外"] = "yes";
        Assert.Equal("https://example.jp/", Filled(typed).ExitOf(Step("kind"))!.Href);
        Assert.NotNull(Filled(typed).Exit);
    }

    [Fact]
    public void A_fee_follows_the_answers()
    {
        var typed = DogLicence.Filled();
        DogLicence.Add(typed, "二");
        Assert.Equal(new Yen(6000), DogLicence.Definition.Fee.Value.For(Filled(typed)));
        typed["区分"] = "変更";
        Assert.Equal(Yen.Zero, DogLicence.Definition.Fee.Value.For(Filled(typed)));
    }

    [Fact]
    public void A_sum_over_rows_passes_over_what_one_of_them_was_not_asked()
    {
        var form = DogLicence.Read(DogLicence.Yaml.Replace("formula: \"count(犬)\", as: number", "formula: \"count(犬.注射日)\", as: number", StringComparison.Ordinal)).Form;
        var typed = DogLicence.Filled();
        var dog = DogLicence.Add(typed, "タマ");
        (dog["注射済"], dog["注射日"], dog["理由"]) = ("no", null, "病気");
        Assert.Equal(1m, form.Read(typed, Subsidy.Reading).Value.Find("頭数")!.Value);
    }

    [Fact]
    public void Answers_with_rows_are_kept_and_come_back_the_same()
    {
        var json = Read(DogLicence.Filled()).Value.ToJson();
        var again = Answers.Parse(DogLicence.Form, json);
        Assert.Equal(json, again.ToJson());
        var typed = new Typed();
        foreach (var answer in again.All) answer.Item.Retype(answer.Value, typed);
        Assert.Equal(json, Read(typed).Value.ToJson());
        Assert.Equal(json, Read(Typed.Parse(typed.ToJson())).Value.ToJson());
    }

    [Fact]
    public void A_machine_sends_rows_as_a_list()
    {
        var sent = TypedJson.Read(DogLicence.Form, """
            {"区分":"新規","市外":false,"取得日":"2026-11-01","犬":[{"名前":"ポチ","生後日":"2026-04-01","注射済":true,"注射日":"2026-10-01"}]}
            """u8).Value;
        Assert.Equal(Read(DogLicence.Filled()).Value.ToJson(), Read(sent).Value.ToJson());
        Assert.Equal("犬.0.色", TypedJson.Read(DogLicence.Form, """{"犬":[{"色":"白"}]}"""u8).Refusal.Field);
    }

    [Theory]
    [InlineData("2026-11-02", "2026-12-02")]
    [InlineData("2026-11-05", "2026-12-07")] // 5 December is a Saturday
    public void A_deadline_counts_from_the_day_after_and_waits_for_an_open_day(string happened, string last) =>
        Assert.Equal(DateOnly.Parse(last), DogLicence.Definition.Deadline!.Value.Since(DateOnly.Parse(happened), new BusinessCalendar(new HashSet<MonthDay>(), new HashSet<DateOnly>())).Until);

    [Fact]
    public void A_season_over_the_end_of_a_year_contains_both_sides()
    {
        var season = new Season(new MonthDay(12, 1), new MonthDay(1, 31));
        Assert.True(season.Contains(new DateOnly(2026, 12, 31)));
        Assert.True(season.Contains(new DateOnly(2027, 1, 1)));
        Assert.False(season.Contains(new DateOnly(2026, 11, 30)));
        Assert.Equal(new Period(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 31)), season.On(new DateOnly(2026, 6, 1)));
    }

    private static Result<Answers> Read(Typed typed) => DogLicence.Form.Read(typed, Subsidy.Reading);

    private static FilledForm Filled(Typed typed) => FilledForm.Of(DogLicence.Form, typed, Subsidy.Reading);

    private static FormStep Step(string id) => DogLicence.Form.Steps.Single(s => s.Id == id);
}
