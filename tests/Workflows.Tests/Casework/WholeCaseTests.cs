using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

public sealed class WholeCaseTests
{
    [Fact]
    public async Task A_clean_unit_goes_from_its_self_check_to_the_archive()
    {
        await using var stage = await Stage.OpenAsync(UnitCategory.Carrier);
        Assert.Equal(UnitCaseState.U10, (await stage.CaseAsync()).State);
        await stage.GoToAsync(4, 20);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        Assert.Equal(UnitCaseState.U14, (await stage.CaseAsync()).State);
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        Assert.Equal(new NodaTime.LocalDate(2005, 5, 10), (await stage.TaskAsync("inspection-start")).DueOn);
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Clean", stage.Second, Filled.Visit());
        Assert.Equal(UnitCaseState.U50, (await stage.CaseAsync()).State);
        await stage.GoToAsync(5, 23);
        await stage.DoAsync("acceptance", "Pass", stage.Acceptor, Filled.Marks(38, 55));
        await CloseAsync(stage);

        var codes = await stage.ReadAsync(db => db.Notices.Where(row => row.CaseId == stage.CaseId).Select(row => row.TemplateCode).Order().ToListAsync());
        Assert.Equal(["D01", "D02", "D06", "D07", "D34", "D39", "D40", "D44"], codes);
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.CaseId == stage.CaseId && row.Status == DeadlineStatus.Armed)));
    }

    [Fact]
    public async Task A_unit_that_obeys_only_after_a_fine_is_accepted_in_the_second_round()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A04", "A20");
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);
        var order = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal("深公(网)责改字[2005]第0001号", order.DocumentNumber);
        Assert.Equal(new LocalDate(2005, 5, 17), order.DueOn);

        await stage.DoAsync("rectification", "AskExtension", stage.Representative, Filled.Extension);
        await stage.DoAsync("extension", "Grant", stage.Lead, new JsonObject { ["days"] = 5, ["conditions"] = "人工登记" });
        Assert.Equal(new LocalDate(2005, 5, 23), (await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync())).DueOn);
        await stage.GoToAsync(5, 24);
        Assert.Equal(UnitCaseState.U34, (await stage.CaseAsync()).State);
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D13")));
        var told = await stage.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(row => row.IdempotencyKey.StartsWith("ended:")));
        Assert.Equal((LegalClock.At(new LocalDate(2005, 5, 24), new LocalTime(9, 0)), 0), (told.NextAttemptAt, told.Attempts));

        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("recheck", "NotFixed", stage.First, Filled.Recheck(await stage.OpenFindingsAsync(), false));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U37, (await stage.CaseAsync()).State);
        await stage.DoAsync("penalty-proposal", "Propose", stage.First, new JsonObject { ["violation"] = "V01", ["facts"] = "逾期未改" });
        Assert.Equal(UnitCaseState.U40, (await stage.CaseAsync()).State);
        await PenaliseAsync(stage);
        Assert.Equal(UnitCaseState.U41, (await stage.CaseAsync()).State);

        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("recheck", "Fixed", stage.First, Filled.Recheck(await stage.OpenFindingsAsync(), true));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        await stage.DoAsync("acceptance", "Fail", stage.Acceptor, Filled.Marks(20, 40), "制度未落实");
        Assert.Equal(UnitCaseState.U53, (await stage.CaseAsync()).State);
        await stage.DoAsync("acceptance-rework", "Report", stage.Representative, new JsonObject { ["measures"] = "已落实" });
        await stage.DoAsync("acceptance", "Pass", stage.Acceptor, Filled.Marks(35, 50));
        await CloseAsync(stage);
        Assert.Equal(2, await stage.ReadAsync(db => db.AcceptanceChecks.MaxAsync(row => row.Round)));
    }

    [Fact]
    public async Task A_unit_that_files_late_is_reminded_and_still_received()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 30);
        Assert.Equal(UnitCaseState.U13, (await stage.CaseAsync()).State);
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D05")));
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        Assert.True((await stage.CaseAsync()).SelfCheckLate);
        await stage.DoAsync("self-check-review", "Return", stage.First, new JsonObject { ["items"] = "缺少结构图" }, "材料不全");
        Assert.Equal(UnitCaseState.U12, (await stage.CaseAsync()).State);
        await stage.DoAsync("self-check", "Resubmit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        await stage.GoToAsync(5, 2);
        Assert.Equal("inspection-plan", (await stage.TaskAsync("inspection-plan")).Act);
        // Four up to the day, one after it; the filing silenced the last.
        Assert.Equal(5, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.Timer == "T-02" && row.Status == DeadlineStatus.Fired)));
    }

    [Fact]
    public async Task A_unit_that_never_files_is_inspected_all_the_same()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 8);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-09"));
        Assert.Equal(UnitCaseState.U20, (await stage.CaseAsync()).State);
        Assert.Equal(WorkTaskStatus.Withdrawn, await stage.ReadAsync(db => db.Tasks.Where(row => row.Act == "self-check").OrderByDescending(row => row.CreatedAt).Select(row => row.Status).FirstAsync()));
    }

    [Fact]
    public async Task A_correction_that_does_not_come_counts_as_not_filed()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 11);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Return", stage.First, new JsonObject { ["items"] = "缺少结构图" }, "材料不全");
        await stage.GoToAsync(4, 15);
        Assert.Equal(UnitCaseState.U13, (await stage.CaseAsync()).State);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        Assert.Equal(UnitCaseState.U11, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task What_a_recheck_leaves_open_is_ordered_anew_under_a_number_of_its_own()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A04", "A20");
        await stage.DoAsync("disposal", "Order", stage.First);
        await stage.DoAsync("order-approval", "Reject", stage.Lead, reason: "期限过长");
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 5 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人签收");
        await stage.DoAsync("service", "Served", stage.Second, Filled.Served("2005-05-10"));
        await stage.DoAsync("rectification", "Report", stage.Representative, Filled.Rectified);
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        var findings = await stage.OpenFindingsAsync();
        await stage.DoAsync("recheck", "Continue", stage.First, Filled.Recheck(findings, false));
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);
        await stage.DoAsync("rectification", "Report", stage.Representative, Filled.Rectified);
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("recheck", "Partly", stage.First, Filled.Recheck([(findings[0], true), (findings[1], false)], 7));
        await stage.DoAsync("recheck-confirm", "Return", stage.Lead, reason: "证据不足");
        await stage.DoAsync("recheck", "Partly", stage.First, Filled.Recheck([(findings[0], true), (findings[1], false)], 7));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        var numbers = await stage.ReadAsync(db => db.Orders.Where(row => row.DocumentNumber != null).OrderBy(row => row.DraftedAt).ThenBy(row => row.Id).Select(row => row.DocumentNumber!).ToListAsync());
        Assert.Equal(["深公(网)责改字[2005]第0001号", "深公(网)责改字[2005]第0002号"], numbers);
        Assert.Equal(1, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.Timer == "T-06" && row.Status == DeadlineStatus.Armed)));
    }

    [Fact]
    public async Task A_case_that_is_not_filed_is_rechecked_and_what_is_fixed_goes_on_without_a_penalty()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A08");
        await stage.DoAsync("disposal", "Penalty", stage.First, new JsonObject { ["violation"] = "V07", ["facts"] = "未备案" });
        await stage.DoAsync("penalty-filing", "Refuse", stage.Lead, reason: "证据不足");
        Assert.Equal(UnitCaseState.U40, (await stage.CaseAsync()).State);
        Assert.Equal(PenaltyOutcome.NotFiled, await stage.ReadAsync(db => db.PenaltyCases.Select(row => row.Outcome!.Value).SingleAsync()));
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("recheck", "Fixed", stage.First, Filled.Recheck(await stage.OpenFindingsAsync(), true));
        // The head sends it back: the same two look again, and no second penalty case is opened meanwhile.
        await stage.DoAsync("recheck-confirm", "Return", stage.Lead, reason: "复查记录不完整");
        Assert.Equal(UnitCaseState.U40, (await stage.CaseAsync()).State);
        await stage.DoAsync("recheck", "Fixed", stage.First, Filled.Recheck(await stage.OpenFindingsAsync(), true));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U50, (await stage.CaseAsync()).State);
        Assert.Equal(["U40", "U36", "U50"], await StatesSinceAsync(stage, UnitCaseState.U40));
        Assert.Equal(1, await stage.ReadAsync(db => db.PenaltyCases.CountAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task What_is_not_fixed_when_there_is_no_penalty_is_rechecked_once_more_and_then_goes_the_way_of_the_overdue()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A08");
        await stage.DoAsync("disposal", "Penalty", stage.First, new JsonObject { ["violation"] = "V07", ["facts"] = "未备案" });
        await stage.DoAsync("penalty-filing", "Refuse", stage.Lead, reason: "证据不足");
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        var open = await stage.OpenFindingsAsync();
        Assert.Equal("recheck.not-all-fixed", (await stage.TryAsync("recheck", "Fixed", stage.First, Filled.Recheck(open, false))).Refusal?.Code);
        Assert.Equal(["Fixed", "NotFixed"], (await stage.TaskAsync("recheck")).Outcomes);
        await stage.DoAsync("recheck", "NotFixed", stage.First, Filled.Recheck(open, false));
        Assert.Equal("task.not-your-role", (await stage.TryAsync("recheck-confirm", "Confirm", stage.First)).Refusal?.Code);
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(["U40", "U41"], await StatesSinceAsync(stage, UnitCaseState.U40));

        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("recheck", "NotFixed", stage.First, Filled.Recheck(open, false));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U37, (await stage.CaseAsync()).State);
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task A_penalty_workflow_that_may_not_start_is_an_incident_and_a_retry_starts_it()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A08");
        var inTheWay = await stage.InAsync(async services =>
        {
            var library = services.GetRequiredService<DefinitionLibrary>();
            await library.SaveDraftAsync(new JsonObject
            {
                ["definitionId"] = "penalty",
                ["name"] = "penalty",
                ["options"] = new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" },
                ["root"] = new JsonObject { ["id"] = "E", ["type"] = "Elsa.Event", ["version"] = 1, ["eventName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "never" } } },
            });
            Assert.False((await library.PublishAsync("penalty")).IsRefused);
            return await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "penalty" });
        });

        await stage.DoAsync("disposal", "Penalty", stage.First, new JsonObject { ["violation"] = "V07", ["facts"] = "未备案" });

        var incident = await stage.ReadAsync(db => db.Incidents.AsNoTracking().SingleAsync());
        Assert.Contains("allows no further instance", incident.Message, StringComparison.Ordinal);
        await stage.InAsync(services => services.GetRequiredService<IWorkflowRuntime>().CancelAsync(inTheWay.InstanceId));
        await stage.InAsync(services => services.GetRequiredService<IWorkflowRuntime>().RetryIncidentAsync(incident.InstanceId, incident.Id));
        Assert.Equal(0, await stage.ReadAsync(db => db.Incidents.CountAsync()));
        var penalty = await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync());
        Assert.Equal(1, await stage.ReadAsync(db => db.Instances.CountAsync(row => row.Id == penalty.InstanceId)));
    }

    [Fact]
    public async Task A_transferred_case_ends_with_nothing_left_armed()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A07");
        await stage.DoAsync("disposal", "Transfer", stage.First, new JsonObject { ["authority"] = "广东省通信管理局" }, "无证经营电信业务");
        Assert.Equal(UnitCaseState.U23, (await stage.CaseAsync()).State);
        await stage.DoAsync("measure-review", "Pass", stage.Legal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        await stage.DoAsync("measure-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "粤通管收1号", ["receivedOn"] = "2005-05-10" });
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D36")));
        Assert.Equal(UnitCaseState.X2, (await stage.CaseAsync()).State);
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.CaseId == stage.CaseId && row.Status == DeadlineStatus.Armed)));
    }

    [Fact]
    public async Task A_decision_not_to_penalise_is_served_and_closes_the_penalty_case()
    {
        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage, "A08");
        await stage.DoAsync("disposal", "Penalty", stage.First, new JsonObject { ["violation"] = "V07", ["facts"] = "未备案" });
        await stage.DoAsync("penalty-filing", "Approve", stage.Lead);
        var form = Filled.Investigation(0);
        form["stopDays"] = 30;
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, form);
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        await stage.DoAsync("rights", "Defend", stage.Representative, new JsonObject { ["defence"] = "已补办备案" });
        await stage.GoToAsync(5, 18);
        await stage.DoAsync("defence-review", "Keep", stage.First, new JsonObject { ["review"] = "已采纳补办情节" });
        await stage.DoAsync("collective-discussion", "Record", stage.Lead, new JsonObject { ["participants"] = "甲、乙、丙", ["conclusion"] = "不予处罚" });
        await stage.DoAsync("penalty-decision", "NoPenalty", stage.Commander, reason: "违法行为轻微并及时改正");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-18"));
        var penalty = await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync());
        Assert.Equal((PenaltyState.P30, PenaltyOutcome.NoPenalty), (penalty.State, penalty.Outcome!.Value));
        var approval = (await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D25"))).Html;
        Assert.Contains("已采纳补办情节", (await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D20"))).Html, StringComparison.Ordinal);
        foreach (var said in new[] { "已补办备案", "已采纳补办情节", "经集体讨论：不予处罚。", "审核通过。", "决定不予行政处罚。违法行为轻微并及时改正。" })
            Assert.Contains(said, approval, StringComparison.Ordinal);
        Assert.Contains("听证告知", (await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D18"))).Html, StringComparison.Ordinal);
        Assert.Equal(UnitCaseState.U40, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task The_campaign_ends_with_a_signed_bulletin_of_frozen_figures()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(6, 1);
        var form = new JsonObject { ["achievements"] = "摸清底数。", ["problems"] = "个别单位整改迟缓。", ["long_term"] = "落实长效机制。" };
        await stage.DoAsync("bulletin-draft", "Submit", stage.Office, form);
        await stage.DoAsync("bulletin-sign", "Return", stage.Commander, reason: "补充数据说明");
        await stage.DoAsync("bulletin-draft", "Submit", stage.Office, form);
        var asked = await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().AskAsync(stage.Campaign.Id, "unit-1", "已停业", stage.Office));
        await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().DecideAsync(asked.Value.Id, true, stage.Lead));
        await stage.DoAsync("bulletin-sign", "Sign", stage.Commander);
        var bulletin = await stage.ReadAsync(db => db.Bulletins.AsNoTracking().SingleAsync());
        Assert.NotNull(bulletin.NoticeId);
        Assert.Equal("cmd", bulletin.SignedBy);
        Assert.Equal(Campaigns.CampaignState.Closed, await stage.ReadAsync(db => db.Campaigns.Select(row => row.State).SingleAsync()));
    }

    /// <summary>The states that the case went through from this one on.</summary>
    private static async Task<IEnumerable<string>> StatesSinceAsync(Stage stage, UnitCaseState first)
    {
        var states = await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Stream == stage.CaseId && row.Act == "case.state").OrderBy(row => row.Sequence).Select(row => row.After!).ToListAsync());
        return states.SkipWhile(state => state != $"{first}");
    }

    private static async Task InspectAsync(Stage stage, params string[] items)
    {
        await stage.GoToAsync(4, 20);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit([.. items.Select(Filled.Finding)]));
        Assert.Equal(UnitCaseState.U23, (await stage.CaseAsync()).State);
    }

    private static async Task PenaliseAsync(Stage stage)
    {
        await stage.DoAsync("penalty-filing", "Approve", stage.Lead);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(12_000));
        await stage.DoAsync("legal-review", "Return", stage.Legal, reason: "事实不清");
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(12_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-24"));
        await stage.GoToAsync(6, 1);
        await stage.DoAsync("collective-discussion", "Record", stage.Lead, new JsonObject { ["participants"] = "甲、乙、丙", ["conclusion"] = "同意处罚" });
        var heavier = await stage.TryAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(13_000));
        Assert.Equal("penalty.heavier-than-announced", heavier.Refusal?.Code);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(12_000));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-06-01"));
        var slip = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D29"));
        Assert.Equal(NoticeStatus.Served, slip.Status);
        Assert.Contains("人民币壹万贰仟元整", slip.Html, StringComparison.Ordinal);
        var penalty = await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync());
        Assert.Equal(new LocalDate(2005, 6, 16), penalty.PaymentDueOn);
        Assert.Equal("深公(网)受案字[2005]第0001号", penalty.FilingNumber);
        // Each proposal is reported; the one that legal review sent back too.
        Assert.Equal(["D16", "D17", "D17", "D18", "D24", "D25", "D27", "D29"], await stage.ReadAsync(db => db.Notices.Where(row => row.PenaltyCaseId == penalty.Id && row.TemplateCode != "D34").OrderBy(row => row.IssuedAt).ThenBy(row => row.Id).Select(row => row.TemplateCode).ToListAsync()));
        await stage.GoToAsync(6, 20);
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-06-20", ["amount"] = 13_440 });
        penalty = await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync());
        Assert.Equal((PenaltyState.P30, 1_440m), (penalty.State, penalty.SurchargePaid));
    }

    private static async Task CloseAsync(Stage stage)
    {
        await stage.DoAsync("case-close", "Close", stage.Lead, new JsonObject { ["summary"] = "整改完成，验收合格" });
        Assert.Equal(UnitCaseState.U60, (await stage.CaseAsync()).State);
        await stage.DoAsync("case-archive", "Archive", stage.Clerk, new JsonObject { ["indexComplete"] = true });
        Assert.Equal(UnitCaseState.U61, (await stage.CaseAsync()).State);
        await stage.AssertInvariantsAsync();
        // Every document of the case stands in the contents of its file.
        var listed = JsonNode.Parse(await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D44").Select(row => row.Data).SingleAsync()))!;
        var rows = new[] { "main", "inner" }.SelectMany(volume => listed[volume]?.AsArray() ?? []).Count();
        Assert.Equal(await stage.ReadAsync(db => db.Notices.CountAsync(row => row.CaseId == stage.CaseId && row.TemplateCode != "D44")), rows);
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.RequiresService && row.Status != NoticeStatus.Served)));
    }
}
