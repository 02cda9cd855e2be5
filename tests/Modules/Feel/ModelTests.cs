using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class ModelTests
{
    [Theory]
    [InlineData("UNIQUE", "", 5, "null")]
    [InlineData("UNIQUE", "", 1, "\"low\"")]
    [InlineData("UNIQUE", "", -1, "null")]
    [InlineData("FIRST", "", 5, "\"low\"")]
    [InlineData("ANY", "", 5, "null")]
    [InlineData("ANY", "", 1, "\"low\"")]
    [InlineData("PRIORITY", "", 5, "\"high\"")]
    [InlineData("RULE ORDER", "", 5, "[\"low\", \"high\"]")]
    [InlineData("OUTPUT ORDER", "", 5, "[\"high\", \"low\"]")]
    [InlineData("COLLECT", "", 5, "[\"low\", \"high\"]")]
    [InlineData("COLLECT", "", -1, "[]")]
    [InlineData("COLLECT", "COUNT", 5, "2")]
    [InlineData("COLLECT", "MIN", 5, "\"high\"")]
    [InlineData("COLLECT", "MAX", 5, "\"low\"")]
    public void A_table_says_what_its_hit_policy_says(string policy, string aggregation, int given, string value)
    {
        var model = Read($"""
            <inputData name="given" id="i"><variable name="given" typeRef="number"/></inputData>
            <decision name="level" id="d"><variable name="level"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <decisionTable hitPolicy="{policy}" {(aggregation.Length > 0 ? $"aggregation=\"{aggregation}\"" : "")}>
                <input><inputExpression typeRef="number"><text>given</text></inputExpression></input>
                <output><outputValues><text>"high", "low"</text></outputValues></output>
                <rule><inputEntry><text>[0..9]</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
                <rule><inputEntry><text>&gt;= 5</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
              </decisionTable>
            </decision>
            """);
        Assert.Equal(value, model.Decide("level", FeelValue.ContextOf(("given", given)).AsContext()).ToString());
    }

    [Fact]
    public void A_table_with_several_outputs_gives_a_context_and_its_defaults_where_no_rule_matches()
    {
        var model = Read("""
            <inputData name="income" id="i"><variable name="income" typeRef="number"/></inputData>
            <decision name="fee" id="d"><variable name="fee"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <decisionTable>
                <input><inputExpression><text>income</text></inputExpression></input>
                <output name="yen" typeRef="number"><defaultOutputEntry><text>500</text></defaultOutputEntry></output>
                <output name="why" typeRef="string"><defaultOutputEntry><text>"usual"</text></defaultOutputEntry></output>
                <rule><inputEntry><text>&lt; 1000</text></inputEntry><outputEntry><text>0</text></outputEntry><outputEntry><text>"exempt"</text></outputEntry></rule>
              </decisionTable>
            </decision>
            """);
        Assert.Equal("""{yen: 0, why: "exempt"}""", model.Decide("fee", FeelValue.ContextOf(("income", 10)).AsContext()).ToString());
        Assert.Equal("""{yen: 500, why: "usual"}""", model.Decide("fee", FeelValue.ContextOf(("income", 5000)).AsContext()).ToString());
        Assert.Equal("needs income", model.Suppose("fee", FeelContext.Empty, ["income"]).ToString());
    }

    [Fact]
    public void Boxed_expressions_are_what_the_same_thing_in_text_is()
    {
        var model = Read("""
            <decision name="all" id="d"><variable name="all"/><context>
              <contextEntry><variable name="rows"/><relation><column name="n"/><column name="t"/>
                <row><literalExpression><text>1</text></literalExpression><literalExpression><text>"a"</text></literalExpression></row>
                <row><literalExpression><text>2</text></literalExpression><literalExpression><text>"b"</text></literalExpression></row></relation></contextEntry>
              <contextEntry><variable name="big"/><filter><in><literalExpression><text>rows</text></literalExpression></in>
                <match><literalExpression><text>n > 1</text></literalExpression></match></filter></contextEntry>
              <contextEntry><variable name="twice"/><for iteratorVariable="r"><in><literalExpression><text>rows</text></literalExpression></in>
                <return><literalExpression><text>r.n * 2</text></literalExpression></return></for></contextEntry>
              <contextEntry><variable name="found"/><some iteratorVariable="r"><in><literalExpression><text>rows</text></literalExpression></in>
                <satisfies><literalExpression><text>r.t = "b"</text></literalExpression></satisfies></some></contextEntry>
              <contextEntry><variable name="either"/><conditional><if><literalExpression><text>found</text></literalExpression></if>
                <then><literalExpression><text>1</text></literalExpression></then><else><literalExpression><text>2</text></literalExpression></else></conditional></contextEntry>
              <contextEntry><variable name="add"/><functionDefinition><formalParameter name="x" typeRef="number"/>
                <literalExpression><text>x + 1</text></literalExpression></functionDefinition></contextEntry>
              <contextEntry><variable name="added"/><invocation><literalExpression><text>add</text></literalExpression>
                <binding><parameter name="x"/><literalExpression><text>41</text></literalExpression></binding></invocation></contextEntry>
              <contextEntry><literalExpression><text>[big.t, twice, found, either, added]</text></literalExpression></contextEntry>
            </context></decision>
            """);
        Assert.Equal("""[["b"], [2, 4], true, 1, 42]""", model.Decide("all", FeelContext.Empty).ToString());
    }

    [Fact]
    public void Knowledge_and_services_are_functions_and_values_are_of_their_declared_types()
    {
        var model = Read("""
            <itemDefinition name="tYen"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemDefinition>
            <inputData name="yen" id="i"><variable name="yen" typeRef="tYen"/></inputData>
            <businessKnowledgeModel name="half" id="k"><variable name="half"/><encapsulatedLogic><formalParameter name="of" typeRef="number"/>
              <literalExpression><text>of / 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            <decision name="share" id="s"><variable name="share" typeRef="number"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement><literalExpression><text>half(yen)</text></literalExpression></decision>
            <decisionService name="sharing" id="o"><variable name="sharing"/><outputDecision href="#s"/><inputData href="#i"/></decisionService>
            <decision name="twice" id="t"><variable name="twice"/><knowledgeRequirement><requiredKnowledge href="#o"/></knowledgeRequirement>
              <literalExpression><text>sharing(8) + sharing(yen: 2)</text></literalExpression></decision>
            """);
        Assert.Equal("5", model.Decide("share", FeelValue.ContextOf(("yen", 10)).AsContext()).ToString());
        Assert.Equal("null", model.Decide("share", FeelValue.ContextOf(("yen", -10)).AsContext()).ToString());
        Assert.Equal("null", model.Decide("share", FeelValue.ContextOf(("yen", "ten")).AsContext()).ToString());
        Assert.Equal("3", model.Serve("sharing", FeelValue.ContextOf(("yen", 6)).AsContext()).ToString());
        Assert.Equal("5", model.Decide("twice", FeelContext.Empty).ToString());
        Assert.Equal("2", model.Apply("half", FeelValue.ContextOf(("of", 4)).AsContext()).ToString());
        Assert.Throws<KeyNotFoundException>(() => model.Decide("nothing", FeelContext.Empty));
    }

    [Fact]
    public void An_imported_model_is_used_by_the_name_of_its_import()
    {
        var law = Read("""
            <itemDefinition name="tAge"><typeRef>number</typeRef></itemDefinition>
            <businessKnowledgeModel name="is adult" id="k"><variable name="is adult"/><encapsulatedLogic><formalParameter name="age" typeRef="tAge"/>
              <literalExpression><text>age >= 18</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """, space: "urn:law");
        var city = DmnModel.Read(Whole("""
            <import namespace="urn:law" name="law" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            <inputData name="age" id="i"><variable name="age" typeRef="law.tAge"/></inputData>
            <decision name="may" id="d"><variable name="may"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="urn:law#k"/></knowledgeRequirement><literalExpression><text>law.is adult(age)</text></literalExpression></decision>
            """, "urn:city"), space => space == "urn:law" ? law : null);
        Assert.Empty(city.Mistakes);
        Assert.Equal("true", city.Model!.Decide("may", FeelValue.ContextOf(("age", 18)).AsContext()).ToString());
    }

    [Theory]
    [InlineData("<decision name='a' id='a'><variable name='a'/><literalExpression>\n<text>1 +</text></literalExpression></decision>", "feel.unexpected-end", 3)]
    [InlineData("<decision name='a' id='a'><variable name='a' typeRef='tNone'/></decision>", "feel.unknown-type", 2)]
    [InlineData("<decision name='a' id='a'><variable name='a'/><informationRequirement><requiredDecision href='#b'/></informationRequirement></decision>", "feel.unknown-element", 2)]
    [InlineData("<decision name='a' id='a'><variable name='a'/><informationRequirement><requiredDecision href='#a'/></informationRequirement></decision>", "feel.requires-itself", 2)]
    [InlineData("<itemDefinition name='t'><typeRef>t</typeRef></itemDefinition>", "feel.type-in-itself", 2)]
    [InlineData("<import name='x' namespace='urn:x' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>", "feel.unknown-import", 2)]
    public void What_is_wrong_in_a_model_is_told_with_its_line(string part, string code, int line)
    {
        var read = DmnModel.Read(Whole(part, "urn:x"));
        Assert.NotNull(read.Model);
        Assert.Equal((code, line), (read.Mistakes[0].Code, read.Mistakes[0].Line));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<a>")]
    [InlineData("<a/>")]
    [InlineData("")]
    public void What_is_no_model_is_refused(string text)
    {
        var read = DmnModel.Read(text);
        Assert.Null(read.Model);
        Assert.Equal("feel.no-model", Assert.Single(read.Mistakes).Code);
    }

    [Fact]
    public void A_long_chain_of_decisions_is_read_and_stops_at_its_limit()
    {
        var model = Read(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"""
            <decision name="d{i}" id="d{i}"><variable name="d{i}"/>{(i == 0 ? "" : $"<informationRequirement><requiredDecision href=\"#d{i - 1}\"/></informationRequirement>")}
              <literalExpression><text>{(i == 0 ? "1" : $"d{i - 1} + 1")}</text></literalExpression></decision>
            """)));
        Assert.Equal("51", model.Decide("d50", FeelContext.Empty).ToString());
        Assert.Equal("feel.too-deep-calls", Assert.Throws<LimitReachedException>(() => model.Decide("d2999", FeelContext.Empty)).Code);
    }

    [Fact]
    public void A_model_that_is_nested_too_deep_is_refused() =>
        Assert.Null(DmnModel.Read(string.Concat(Enumerable.Repeat("<a>", 1000)) + string.Concat(Enumerable.Repeat("</a>", 1000))).Model);

    private static DmnModel Read(string parts, string space = "urn:test")
    {
        var read = DmnModel.Read(Whole(parts, space));
        Assert.Empty(read.Mistakes);
        return read.Model!;
    }

    private static string Whole(string parts, string space) =>
        $"<definitions name=\"test\" namespace=\"{space}\" xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\">\n{parts}\n</definitions>";
}
