using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>责令限期整改: composed item by item, shown with its dates before it is drafted, printed as composed (TR-12).</summary>
public sealed class OrderComposingTests
{
    [Fact]
    public async Task The_order_is_printed_with_the_rules_the_demands_and_the_days_that_the_officer_chose()
    {
        await using var stage = await FoundAsync("A04", "A05");
        var (first, second) = await TwoAsync(stage);
        await stage.DoAsync("disposal", "Order", stage.First, Items(
            Item(first, "五日内任命安全员并书面报告", ["《计算机信息网络国际联网安全保护管理办法》第十条"], 5, "人员已到位"), Item(second, null, null, 12, "设备已订购")));
        var order = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        // The longest item takes the order up to the next length of the form.
        Assert.Equal((15, 5, "人员已到位"), (order.TermDays, order.Items![0].Days, order.Items[0].DaysReason));
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        var notice = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D11"));
        Assert.Contains("五日内任命安全员并书面报告，自收到本通知书之日起5日内完成", notice.Html);
        Assert.Contains("自收到本通知书之日起12日内完成", notice.Html);
        Assert.Contains("第十条", notice.Html);
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task An_order_without_items_or_with_items_for_some_findings_only_is_refused()
    {
        await using var stage = await FoundAsync("A04", "A05");
        var (first, _) = await TwoAsync(stage);
        Assert.Equal("form.invalid", await RefusalAsync(stage, new JsonObject { ["items"] = new JsonArray() }));
        Assert.Equal("order.items-missing", await RefusalAsync(stage, Items(Item(first))));
        Assert.Equal("order.items-unknown", await RefusalAsync(stage, Items(Item(first), Item(first))));
        Assert.Empty(await stage.ReadAsync(db => db.Orders.ToListAsync()));
    }

    [Fact]
    public async Task The_bounds_of_the_days_and_the_law_in_force_are_kept()
    {
        await using var stage = await FoundAsync("A04");
        var finding = (await stage.ReadAsync(db => db.Findings.AsNoTracking().SingleAsync())).Id;
        Assert.Equal("order.days", await RefusalAsync(stage, Items(Item(finding, days: 31, reason: "请求宽限"))));
        Assert.Equal("order.days-reason", await RefusalAsync(stage, Items(Item(finding, days: 29))));
        Assert.Equal("order.no-basis", await RefusalAsync(stage, Items(Item(finding, bases: []))));
        Assert.Equal("order.law-not-in-force", await RefusalAsync(stage, Items(Item(finding, bases: ["网络安全法第二十一条第（一）项"]))));
        Assert.Equal("order.no-requirement", await RefusalAsync(stage, Items(Item(finding, requirement: " "))));
        var shorter = Items(Item(finding, days: 10, reason: "已有方案"));
        shorter["termDays"] = 7;
        Assert.Equal("order.item-outlasts", await RefusalAsync(stage, shorter));
    }

    [Fact]
    public async Task Each_due_date_is_shown_with_its_reason_before_anything_is_issued_and_is_the_one_that_is_armed()
    {
        await using var stage = await FoundAsync("A04");
        var preview = (await PreviewAsync(stage, new JsonObject { ["termDays"] = 10 }, new(2005, 5, 12))).Value;
        // 12 May + 10 days = Sunday 22 May: moved to Monday, beyond the end of the stage.
        Assert.Equal(new LocalDate(2005, 5, 23), preview.Due.DueOn);
        Assert.Contains("顺延", preview.Due.ExplanationZh);
        Assert.Equal(2, preview.CrossedPhase?.Number);
        Assert.Contains(preview.Conflicts, conflict => conflict.Key == "order-and-warning");
        Assert.Null(preview.Refusal);
        Assert.Empty(await stage.ReadAsync(db => db.Orders.ToListAsync()));

        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 10 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.GoToAsync(5, 12);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-12"));
        var deadline = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-06"));
        Assert.Equal((preview.Due.DueOn, preview.Due.ExplanationZh), (deadline.DueOn, deadline.ExplanationZh));
    }

    [Fact]
    public async Task The_preview_says_what_stands_in_the_way_of_the_order()
    {
        await using var stage = await FoundAsync("A04");
        var finding = (await stage.ReadAsync(db => db.Findings.AsNoTracking().SingleAsync())).Id;
        var preview = (await PreviewAsync(stage, Items(Item(finding, days: 29)), null)).Value;
        Assert.Equal("order.days-reason", preview.Refusal?.Code);
        Assert.Equal(29, Assert.Single(preview.Items).Item.Days);
        Assert.Equal("form.invalid", (await PreviewAsync(stage, new JsonObject { ["items"] = new JsonArray() }, null)).Refusal?.Code);
    }

    [Fact]
    public async Task A_finding_that_comes_back_after_an_order_gets_half_the_days()
    {
        await using var stage = await FoundAsync("A04");
        var days = Assert.Single((await PreviewAsync(stage, [], null)).Value.Items).Proposal.Days;
        await stage.InAsync(async provider =>
        {
            var records = provider.GetRequiredService<Records.IRecords>();
            var now = await records.FirstAsync<Finding>(row => row.CaseId == stage.CaseId);
            records.Add(new Finding { Id = "before", CaseId = stage.CaseId, CampaignId = now!.CampaignId, InspectionId = now.InspectionId, ItemCode = "A04", Gap = now.Gap, Severity = now.Severity, Fact = now.Fact, Evidence = now.Evidence, Basis = now.Basis, OrderId = "earlier", Status = FindingStatus.Fixed });
            return true;
        });
        var again = Assert.Single((await PreviewAsync(stage, [], null)).Value.Items).Proposal;
        Assert.Equal(((days + 1) / 2, true), (again.Days, again.IsRepeated));
    }

    private static async Task<string?> RefusalAsync(Stage stage, JsonObject form) => (await stage.TryAsync("disposal", "Order", stage.First, form)).Refusal?.Code;

    private static Task<Refusals.Answer<OrderPreview>> PreviewAsync(Stage stage, JsonObject form, LocalDate? servedOn) =>
        stage.InAsync(provider => provider.GetRequiredService<OrderDesk>().PreviewAsync(stage.CaseId, form, servedOn));

    private static JsonObject Items(params JsonObject[] items) => new() { ["items"] = new JsonArray([.. items]) };

    private static JsonObject Item(string finding, string? requirement = null, string[]? bases = null, int days = 15, string? reason = null) => new()
    {
        ["finding"] = finding,
        ["requirement"] = requirement ?? "落实并提交证明材料",
        ["bases"] = new JsonArray([.. (bases ?? ["《计算机信息网络国际联网安全保护管理办法》第十条"]).Select(text => (JsonNode?)text)]),
        ["days"] = days,
        ["reason"] = reason,
    };

    private static async Task<(string First, string Second)> TwoAsync(Stage stage)
    {
        var ids = await stage.ReadAsync(db => db.Findings.OrderBy(row => row.ItemCode).Select(row => row.Id).ToListAsync());
        return (ids[0], ids[1]);
    }

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
