using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>What is done while a penalty case is investigated: people are interviewed, evidence is registered and kept.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task Interviews_are_put_on_paper_and_whoever_speaks_for_the_first_time_is_told_their_rights()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        foreach (var name in new[] { "张三", "李四", "张三" })
            await stage.DoAsync("penalty-investigation", "Interview", stage.First, Interview(name));
        Assert.Equal("interview.times", (await stage.TryAsync("penalty-investigation", "Interview", stage.First, Interview("张三", to: "8:00"))).Refusal?.Code);
        Assert.Equal(PenaltyState.P02, (await stage.PenaltyAsync()).State);
        var papers = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D08" || row.TemplateCode == "D09").OrderBy(row => row.IssuedAt).ThenBy(row => row.Id).ToListAsync());
        Assert.Equal([("D09", "张三"), ("D08", "张三"), ("D09", "李四"), ("D08", "李四"), ("D08", "张三")], papers.Select(row => (row.TemplateCode, row.AddresseeName)));
        Assert.Contains("第2次", papers[^1].Html, StringComparison.Ordinal);

        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        Assert.Equal(PenaltyState.P04, (await stage.PenaltyAsync()).State);
        Assert.Contains("检查记录", (await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D17"))).Html, StringComparison.Ordinal);
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Evidence_is_kept_for_seven_days_from_the_service_of_a_decision_that_the_head_approved()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Preserve", stage.First, Kept, "可能灭失");
        await stage.DoAsync("preservation-approval", "Return", stage.Lead, reason: "已有复制件");
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D10")));
        await stage.DoAsync("penalty-investigation", "Preserve", stage.First, Kept, "可能灭失");
        await stage.DoAsync("preservation-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
        var decision = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D10"));
        Assert.Equal(("深公(网)证保决字[2005]第0001号", NoticeStatus.Served), (decision.DocumentNumber, decision.Status));
        Assert.Contains("日志服务器一台", decision.Html, StringComparison.Ordinal);
        var deadline = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-15"));
        Assert.Equal((new NodaTime.LocalDate(2005, 5, 26), DeadlineStatus.Armed), (deadline.DueOn, deadline.Status));
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        await stage.AssertInvariantsAsync();
    }

    private static JsonObject Kept => new() { ["items"] = "日志服务器一台\n交换机一台", ["place"] = "该单位机房", ["keeper"] = "李四" };

    private static JsonObject Interview(string name, string to = "9:40") => new()
    {
        ["interviewee"] = name,
        ["sex"] = "male",
        ["birth"] = "1970-01-02",
        ["identity"] = "居民身份证",
        ["address"] = "福田区某路1号",
        ["employer"] = "某公司",
        ["post"] = "经理",
        ["phone"] = "139",
        ["day"] = "2005-05-19",
        ["from"] = "8:30",
        ["to"] = to,
        ["place"] = "询问室",
        ["recorder"] = "周民警",
        ["rightsRead"] = true,
        ["record"] = "问：何时收到责令整改通知书？\n答：5月10日。",
        ["reading"] = "self",
    };
}
