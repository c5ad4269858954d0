using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>An order over fifteen days, or one that stops something at once, goes by the legal officer first (TR-14, TR-15).</summary>
public sealed class OrderLegalCheckTests
{
    [Fact]
    public async Task A_long_order_reaches_the_head_only_after_the_legal_officer_has_passed_it()
    {
        await using var stage = await FoundAsync("A04");
        await stage.DoAsync("disposal", "Order", stage.First, Term(30));
        Assert.Equal(["order-legal-check"], await OpenActsAsync(stage));
        // Whoever has the role and handles the case checks nothing.
        Assert.NotNull((await stage.TryAsync("order-legal-check", "Pass", stage.First with { Roles = [Role.Officer, Role.Legal] })).Refusal);
        await stage.DoAsync("order-legal-check", "Return", stage.Legal, reason: "依据引用有误");
        Assert.Equal(UnitCaseState.U23, (await stage.CaseAsync()).State);
        Assert.Equal(OrderStatus.Withdrawn, (await OrdersAsync(stage)).Single().Status);

        await stage.DoAsync("disposal", "Order", stage.First, Term(30));
        await stage.DoAsync("order-legal-check", "Pass", stage.Legal, new JsonObject { ["opinion"] = "依据准确" });
        Assert.Equal(["order-approval"], await OpenActsAsync(stage));
        Assert.NotNull((await stage.TryAsync("order-approval", "Approve", stage.Legal with { Roles = [Role.Legal, Role.Lead] })).Refusal);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        var order = (await OrdersAsync(stage))[^1];
        Assert.Equal((OrderStatus.Approved, stage.Legal.Id, stage.Lead.Id), (order.Status, order.LegalCheckedBy, order.ApprovedBy));
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        await stage.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("A04", 15, "order-approval")]
    [InlineData("A04", 16, "order-legal-check")]
    [InlineData("A10", 5, "order-legal-check")]
    public async Task Fifteen_days_are_still_short_and_what_must_stop_at_once_is_always_checked(string item, int days, string next)
    {
        await using var stage = await FoundAsync(item);
        await stage.DoAsync("disposal", "Order", stage.First, Term(days));
        Assert.Equal([next], await OpenActsAsync(stage));
    }

    [Fact]
    public async Task A_long_follow_up_order_is_checked_too_and_returned_for_a_new_recheck()
    {
        await using var stage = await FoundAsync("A04", "A20");
        await stage.DoAsync("disposal", "Order", stage.First, Term(10));
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        await stage.DoAsync("rectification", "Report", stage.Representative, Filled.Rectified);
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        var findings = await stage.OpenFindingsAsync();
        await stage.DoAsync("recheck", "Partly", stage.First, Filled.Recheck([(findings[0], true), (findings[1], false)], 20));
        Assert.Equal(["order-legal-check"], await OpenActsAsync(stage));
        await stage.DoAsync("order-legal-check", "Return", stage.Legal, reason: "续改期限过长");
        Assert.Equal((UnitCaseState.U35, 2), ((await stage.CaseAsync()).State, (await stage.OpenFindingsAsync()).Count));
        await stage.DoAsync("recheck", "Partly", stage.First, Filled.Recheck([(findings[0], true), (findings[1], false)], 20));
        await stage.DoAsync("order-legal-check", "Pass", stage.Legal);
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        Assert.Equal(stage.Legal.Id, (await OrdersAsync(stage))[^1].LegalCheckedBy);
        await stage.AssertInvariantsAsync();
    }

    private static JsonObject Term(int days) => new() { ["termDays"] = days };

    private static Task<List<string>> OpenActsAsync(Stage stage) =>
        stage.ReadAsync(db => db.Tasks.Where(row => row.Status == WorkTaskStatus.Open && row.CaseId == stage.CaseId).Select(row => row.Act).ToListAsync());

    private static Task<List<RectificationOrder>> OrdersAsync(Stage stage) => stage.ReadAsync(db => db.Orders.AsNoTracking().OrderBy(row => row.DraftedAt).ThenBy(row => row.Id).ToListAsync());

    private static async Task<Stage> FoundAsync(params string[] items)
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit([.. items.Select(Filled.Finding)]));
        return stage;
    }
}
