using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Testing;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>What a field of each kind takes, to its bounds, and in which words it refuses the rest.</summary>
public sealed class FormCheckTests
{
    private static readonly string Longest = new('字', 10_000);

    /// <summary>The kind of the field, what is entered as JSON, and whether that is good.</summary>
    private static readonly IReadOnlyList<(FormFieldKind Kind, string Entered, bool IsGood)> Trials =
    [
        .. new[] { FormFieldKind.Text, FormFieldKind.LongText, FormFieldKind.Officer, FormFieldKind.Panellist, FormFieldKind.Staff }.SelectMany(kind =>
            new[] { (kind, "\"a\"", true), (kind, "\"  \"", false), (kind, "null", false), (kind, "1", false), (kind, "true", false), (kind, "[]", false), (kind, $"\"{Longest}\"", true), (kind, $"\"{Longest}a\"", false), (kind, $"\" {Longest} \"", true) }),
        (FormFieldKind.Integer, "0", true), (FormFieldKind.Integer, "1000000000", true), (FormFieldKind.Integer, "1000000001", false), (FormFieldKind.Integer, "-1", false),
        (FormFieldKind.Integer, "1.5", false), (FormFieldKind.Integer, "\"7\"", true), (FormFieldKind.Integer, "\"x\"", false), (FormFieldKind.Integer, "true", false), (FormFieldKind.Integer, "{}", false),
        (FormFieldKind.Money, "0", true), (FormFieldKind.Money, "0.01", true), (FormFieldKind.Money, "0.001", false), (FormFieldKind.Money, "1000000000", true), (FormFieldKind.Money, "1000000000.01", false), (FormFieldKind.Money, "-0.01", false), (FormFieldKind.Money, "\"12,000.50\"", true), (FormFieldKind.Money, "[]", false),
        (FormFieldKind.Date, "\"2005-05-20\"", true), (FormFieldKind.Date, "\"2005-02-29\"", false), (FormFieldKind.Date, "\"20050520\"", false), (FormFieldKind.Date, "20050520", false),
        (FormFieldKind.Flag, "true", true), (FormFieldKind.Flag, "false", true), (FormFieldKind.Flag, "\"true\"", false), (FormFieldKind.Flag, "1", false), (FormFieldKind.Flag, "{}", false),
        (FormFieldKind.Choice, "\"b\"", true), (FormFieldKind.Choice, "\"c\"", false), (FormFieldKind.Choice, "1", false),
        (FormFieldKind.Findings, """[{"item":"A04","fact":"x","evidence":"y"}]""", true), (FormFieldKind.Findings, "[]", false), (FormFieldKind.Findings, "{}", false), (FormFieldKind.Findings, "[1]", false),
        (FormFieldKind.Findings, """[{"fact":"x","evidence":"y"}]""", false), (FormFieldKind.Findings, """[{"item":"A04","evidence":"y"}]""", false), (FormFieldKind.Findings, """[{"item":"A04","fact":"x"}]""", false), (FormFieldKind.Findings, """[{"item":" ","fact":"x","evidence":"y"}]""", false), (FormFieldKind.Findings, """[{"item":"A04","fact":"","evidence":"y"}]""", false), (FormFieldKind.Findings, """[{"item":"A04","fact":"x","evidence":""}]""", false),
        (FormFieldKind.Findings, Rows(200, """{"item":"A04","fact":"x","evidence":"y"}"""), true), (FormFieldKind.Findings, Rows(201, """{"item":"A04","fact":"x","evidence":"y"}"""), false),
        (FormFieldKind.FindingResults, """[{"finding":"f","fixed":true}]""", true), (FormFieldKind.FindingResults, """[{"finding":"f","fixed":false}]""", true), (FormFieldKind.FindingResults, """[{"finding":"f"}]""", false), (FormFieldKind.FindingResults, """[{"finding":"f","fixed":"x"}]""", false), (FormFieldKind.FindingResults, """[{"fixed":true}]""", false), (FormFieldKind.FindingResults, """[{"finding":"","fixed":true}]""", false),
        (FormFieldKind.OrderItems, Item(), true), (FormFieldKind.OrderItems, "[]", false), (FormFieldKind.OrderItems, "1", false), (FormFieldKind.OrderItems, Item(finding: "\"\""), false), (FormFieldKind.OrderItems, Item(finding: "1"), false),
        (FormFieldKind.OrderItems, Item(requirement: "\"\""), true), (FormFieldKind.OrderItems, Item(requirement: "null"), false), (FormFieldKind.OrderItems, Item(requirement: $"\"{Longest}\""), true), (FormFieldKind.OrderItems, Item(requirement: $"\"{Longest}a\""), false),
        (FormFieldKind.OrderItems, Item(bases: "\"x\""), false), (FormFieldKind.OrderItems, Item(days: "0"), true), (FormFieldKind.OrderItems, Item(days: "-1"), false), (FormFieldKind.OrderItems, Item(days: "1000"), true), (FormFieldKind.OrderItems, Item(days: "1001"), false), (FormFieldKind.OrderItems, Item(days: "1.5"), false), (FormFieldKind.OrderItems, Item(days: "null"), false),
        (FormFieldKind.OrderItems, Item(reason: "\"x\""), true), (FormFieldKind.OrderItems, Item(reason: "1"), false), (FormFieldKind.OrderItems, Item(reason: $"\"{Longest}\""), true), (FormFieldKind.OrderItems, Item(reason: $"\"{Longest}a\""), false),
    ];

    [Fact]
    public void A_field_takes_what_is_of_its_kind_and_says_of_the_rest_what_it_should_be()
    {
        var text = new StringBuilder();
        var wrong = new List<string>();
        foreach (var (kind, entered, isGood) in Trials)
        {
            var refusal = FormCheck.Check(Form(Field(kind)), new JsonObject { ["field"] = JsonNode.Parse(entered) }, null);
            if (isGood != refusal is null)
                wrong.Add($"{kind} {Short(entered)}");
            text.Append(CultureInfo.InvariantCulture, $"{kind} {Short(entered)}: {refusal?.ToString() ?? "good"}\n");
        }
        Assert.Empty(wrong);
        Approved.Check("tests/Workflows.Tests/Acts/Approved/fields.txt", text.ToString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void What_is_not_required_may_be_missing(string entered)
    {
        foreach (var kind in Enum.GetValues<FormFieldKind>())
            Assert.Null(FormCheck.Check(Form(Field(kind) with { Required = false }), new JsonObject { ["field"] = JsonNode.Parse(entered) }, null));
    }

    [Fact]
    public void A_list_that_is_not_required_may_be_empty_unless_it_is_the_items_of_an_order()
    {
        Assert.Null(FormCheck.Check(Form(Field(FormFieldKind.Findings) with { Required = false }), new JsonObject { ["field"] = new JsonArray() }, null));
        Assert.NotNull(FormCheck.Check(Form(Field(FormFieldKind.OrderItems) with { Required = false }), new JsonObject { ["field"] = new JsonArray() }, null));
    }

    [Fact]
    public void Every_wrong_field_and_a_missing_reason_are_named_at_once()
    {
        var form = new ActForm("x", "X", "x", "x", true, [Field(FormFieldKind.Text), new("day", FormFieldKind.Date, "日期", "Day", true), new("good", FormFieldKind.Flag, "是", "Yes", true)]);
        var refusal = FormCheck.Check(form, new JsonObject { ["day"] = "x", ["good"] = true }, " ")!;
        Assert.Equal("form.invalid", refusal.Code);
        Assert.Equal("表单有 3 处需要更正。理由：必须填写；栏（field）：必须填写；日期（day）：应为日期 yyyy-MM-dd。", refusal.Zh);
        Assert.Equal("3 part(s) of the form need correction. reason: is required; Field (field): is required; Day (day): must be a date yyyy-MM-dd.", refusal.En);
        Assert.Null(FormCheck.Check(form, new JsonObject { ["field"] = "x", ["day"] = "2005-05-20", ["good"] = false }, "x"));
        Assert.Null(FormCheck.Check(form with { NeedsReason = false }, new JsonObject { ["field"] = "x", ["day"] = "2005-05-20", ["good"] = false }, null));
    }

    private static ActForm Form(FormField field) => new("x", "X", "x", "x", false, [field]);

    private static FormField Field(FormFieldKind kind) => new("field", kind, "栏", "Field", true, kind == FormFieldKind.Choice ? [new("a", "甲", "A"), new("b", "乙", "B")] : null);

    private static string Rows(int count, string row) => $"[{string.Join(',', Enumerable.Repeat(row, count))}]";

    private static string Item(string finding = "\"f\"", string requirement = "\"x\"", string bases = "[]", string days = "7", string reason = "null") =>
        $$"""[{"finding":{{finding}},"requirement":{{requirement}},"bases":{{bases}},"days":{{days}},"reason":{{reason}}}]""";

    private static string Short(string entered) => entered.Length <= 120 ? entered : $"{entered[..40]}… ({entered.Length} characters)";
}
