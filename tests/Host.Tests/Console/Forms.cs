using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Workbench;

public sealed class Forms
{
    [Fact]
    public void Every_kind_of_field_becomes_its_kind_of_JSON()
    {
        var form = FormOf(
            Field("place", FormFieldKind.Text), Field("remark", FormFieldKind.LongText), Field("days", FormFieldKind.Integer), Field("fine", FormFieldKind.Money),
            Field("on", FormFieldKind.Date), Field("warned", FormFieldKind.Flag), Field("mode", FormFieldKind.Choice), Field("officer", FormFieldKind.Officer));
        var draft = new FormDraft
        {
            Values = { ["place"] = " 机房 ", ["remark"] = "两\n行", ["days"] = "10", ["fine"] = "1500.50", ["on"] = "2005-05-17", ["warned"] = "true", ["mode"] = "left", ["officer"] = "off2" },
        };

        var submission = FormSubmission.Of(form, draft);

        Assert.Empty(submission.Problems);
        Assert.Equal("""{"place":"机房","remark":"两\n行","days":10,"fine":1500.50,"on":"2005-05-17","warned":true,"mode":"left","officer":"off2"}""", Plain(submission));
    }

    [Theory]
    [InlineData(FormFieldKind.Integer, "zehn", "form.integer")]
    [InlineData(FormFieldKind.Integer, "1.5", "form.integer")]
    [InlineData(FormFieldKind.Money, "1,5", "form.money")]
    [InlineData(FormFieldKind.Date, "2005-02-30", "form.date")]
    [InlineData(FormFieldKind.Text, "  ", "form.required")]
    [InlineData(FormFieldKind.Officer, "", "form.required")]
    public void What_is_no_such_value_is_named_and_not_sent(FormFieldKind kind, string typed, string problem)
    {
        var submission = FormSubmission.Of(FormOf(Field("x", kind)), new FormDraft { Values = { ["x"] = typed } });
        Assert.Equal([new FieldProblem("x", problem)], submission.Problems);
        Assert.Empty(submission.Form);
    }

    [Fact]
    public void A_blank_optional_field_is_left_out()
    {
        var submission = FormSubmission.Of(FormOf(Field("x", FormFieldKind.Date) with { Required = false }), new FormDraft());
        Assert.Empty(submission.Problems);
        Assert.Empty(submission.Form);
    }

    [Fact]
    public void A_reason_that_is_asked_for_must_be_given()
    {
        var submission = FormSubmission.Of(FormOf() with { NeedsReason = true }, new FormDraft { Reason = " " });
        Assert.Equal([new FieldProblem(FormSubmission.Reason, "form.required")], submission.Problems);
    }

    [Fact]
    public void Findings_need_item_fact_and_evidence_and_blank_rows_are_dropped()
    {
        var form = FormOf(Field("findings", FormFieldKind.Findings));
        var draft = new FormDraft { Findings = { ["findings"] = [new FindingEntry { Item = "A04", Fact = "无制度", Evidence = "笔录" }, new FindingEntry()] } };
        Assert.Equal("""{"findings":[{"item":"A04","fact":"无制度","evidence":"笔录"}]}""", Plain(FormSubmission.Of(form, draft)));

        draft.Findings["findings"][0].Evidence = "";
        Assert.Equal("form.findingsIncomplete", Assert.Single(FormSubmission.Of(form, draft).Problems).TextKey);
        draft.Findings["findings"].Clear();
        Assert.Equal("form.findingsNone", Assert.Single(FormSubmission.Of(form, draft).Problems).TextKey);
    }

    [Fact]
    public void A_recheck_asks_for_each_open_finding_and_keeps_what_was_chosen()
    {
        var form = FormOf(Field("results", FormFieldKind.FindingResults));
        var draft = new FormDraft();
        draft.Prepare(form, [new OpenFinding("f1", "A04", "", "B"), new OpenFinding("f2", "A10", "", "A")]);
        draft.Results["results"][0].Fixed = true;
        Assert.Equal("form.resultsIncomplete", Assert.Single(FormSubmission.Of(form, draft).Problems).TextKey);

        draft.Results["results"][1].Fixed = false;
        draft.Prepare(form, [new OpenFinding("f1", "A04", "", "B"), new OpenFinding("f2", "A10", "", "A")]);
        Assert.Equal("""{"results":[{"finding":"f1","fixed":true,"note":""},{"finding":"f2","fixed":false,"note":""}]}""", Plain(FormSubmission.Of(form, draft)));
    }

    [Fact]
    public void A_draft_comes_back_as_it_was_typed()
    {
        var draft = new FormDraft { Outcome = "Return", Reason = " 缺少结构图 ", Values = { ["due"] = "2005-05-" }, Findings = { ["f"] = [new FindingEntry { Fact = "半句" }] } };
        var back = FormDraft.Load(draft.Save());
        Assert.Equal(("Return", " 缺少结构图 ", "2005-05-", "半句"), (back.Outcome, back.Reason, back["due"], back.Findings["f"][0].Fact));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{broken")]
    public void A_draft_that_cannot_be_read_is_none(string? saved) => Assert.Null(FormDraft.Load(saved).Outcome);

    [Fact]
    public void Presets_stand_in_only_where_nothing_was_typed()
    {
        var form = FormOf(Field("days", FormFieldKind.Integer) with { Default = "10" });
        var draft = new FormDraft();
        draft.Prepare(form, []);
        Assert.Equal("10", draft["days"]);
        draft["days"] = "7";
        draft.Prepare(form, []);
        Assert.Equal("7", draft["days"]);
    }

    internal static FormField Field(string name, FormFieldKind kind) => new(name, kind, "字段" + name, "Field " + name, true);

    internal static ActForm FormOf(params FormField[] fields) => new("act", "Accept", "同意", "Accept", false, fields);

    private static string Plain(FormSubmission submission) =>
        submission.Form.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
