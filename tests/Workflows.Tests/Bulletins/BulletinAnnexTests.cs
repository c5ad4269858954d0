using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Tests.Casework;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Bulletins;

/// <summary>The annexes of the bulletin (D41): districts, categories, penalties in effect, what the carriers have, definitions.</summary>
public sealed class BulletinAnnexTests
{
    [Fact]
    public async Task The_bulletin_lists_the_penalty_in_effect_as_of_the_freeze()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 12_000);
        var html = await SignedAsync(stage);
        Assert.Contains("1.分区情况表　2.分类情况表　3.处罚情况汇总表　4.运营商底数表　5.统计口径说明", html, StringComparison.Ordinal);
        Assert.Contains("福田区", Part(html, "附件1", "附件2"), StringComparison.Ordinal);
        Assert.Contains(UnitCategoryNames.Zh(UnitCategory.Hotel), Part(html, "附件2", "附件3"), StringComparison.Ordinal);
        var penalties = Part(html, "附件3", "附件4");
        Assert.All(new[] { "深圳市模拟酒店有限公司", "警告、罚款", "12000", "2005年5月26日" }, text => Assert.Contains(text, penalties, StringComparison.Ordinal));
        Assert.Contains("本次专项整治没有运营商", Part(html, "附件4", "附件5"), StringComparison.Ordinal);
        Assert.Contains(BulletinMetrics.Find("m51")!.FormulaZh, Part(html, "附件5", "</html>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_was_not_taken_by_the_freeze_names_nobody()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var penalties = Part(await SignedAsync(stage), "附件3", "附件4");
        Assert.Contains("没有已经生效的处罚决定", penalties, StringComparison.Ordinal);
        Assert.DoesNotContain("深圳市模拟酒店有限公司", penalties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carrier_that_reported_nothing_stands_there_with_what_the_register_knows()
    {
        await using var stage = await Stage.OpenAsync(UnitCategory.Carrier);
        var asked = await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().AskAsync(stage.Campaign.Id, "unit-1", "已停业", stage.Office));
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().DecideAsync(asked.Value.Id, true, stage.Lead))).Refusal);
        var carriers = Part(await SignedAsync(stage), "附件4", "附件5");
        Assert.Contains("深圳市模拟酒店有限公司", carriers, StringComparison.Ordinal);
        Assert.Contains(">/<", carriers, StringComparison.Ordinal);
    }

    private static async Task<string> SignedAsync(Stage stage)
    {
        await stage.GoToAsync(6, 1);
        await stage.DoAsync("bulletin-draft", "Submit", stage.Office, new JsonObject { ["achievements"] = "摸清底数。", ["problems"] = "个别单位逾期。", ["long_term"] = "落实长效机制。" });
        await stage.DoAsync("bulletin-sign", "Sign", stage.Commander);
        return await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D41").Select(row => row.Html).SingleAsync());
    }

    /// <summary>What stands between two headings; the first mention of the annexes is their list in the text.</summary>
    private static string Part(string html, string from, string to)
    {
        var start = html.IndexOf($">{from}<", StringComparison.Ordinal);
        var end = to.StartsWith('<') ? html.Length : html.IndexOf($">{to}<", StringComparison.Ordinal);
        return html[start..end];
    }
}
