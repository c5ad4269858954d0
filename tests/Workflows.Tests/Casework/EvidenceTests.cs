using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>What is done while a penalty case is investigated: people are interviewed, evidence is registered and kept.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task Interviews_are_put_on_paper_and_whoever_speaks_for_the_first_time_is_told_their_rights()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        foreach (var (name, identity) in new[] { ("张三", "居民身份证00000000000000001X"), ("李四", "护照 G00000002"), ("张三", "身份证号：0000000000 0000001x") })
            await stage.DoAsync("penalty-investigation", "Interview", stage.First, Interview(name, identity));
        Assert.Equal("interview.times", (await stage.TryAsync("penalty-investigation", "Interview", stage.First, Interview("张三", "护照G00000002", to: "8:00"))).Refusal?.Code);
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
    public async Task A_second_person_of_the_same_name_is_told_their_rights_too()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        foreach (var (identity, known) in new[] { ("居民身份证000000000000000001", null), ("居民身份证000000000000000002", null), (null, "first"), (null, "again"), (null, "first"), ("居民身份证000000000000000001", "again") })
            await stage.DoAsync("penalty-investigation", "Interview", stage.First, Interview("张三", identity, known));
        Assert.Equal("interview.identity", (await stage.TryAsync("penalty-investigation", "Interview", stage.First, Interview("张三", "居民身份证"))).Refusal?.Code);
        Assert.Equal("interview.not-before", (await stage.TryAsync("penalty-investigation", "Interview", stage.First, Interview("李四", null, "again"))).Refusal?.Code);
        var papers = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D08" || row.TemplateCode == "D09").OrderBy(row => row.IssuedAt).ThenBy(row => row.Id).ToListAsync());
        Assert.Equal("D09 D08 D09 D08 D09 D08 D08 D09 D08 D08", string.Join(' ', papers.Select(row => row.TemplateCode)));
        Assert.Equal([1, 1, 1, 2, 1, 2], papers.Where(row => row.TemplateCode == "D08").Select(row => new[] { 1, 2 }.Single(number => row.Html.Contains($"第{number}次", StringComparison.Ordinal))));
        Assert.Contains("未出示证件", papers[5].Html, StringComparison.Ordinal);
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
        var deadline = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-15" && row.Kind != DeadlineKind.Reminder));
        Assert.Equal((new NodaTime.LocalDate(2005, 5, 26), DeadlineStatus.Armed), (deadline.DueOn, deadline.Status));
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task What_becomes_of_each_piece_is_decided_while_the_days_run_and_served_on_the_unit()
    {
        await using var stage = await Stage.OpenAsync();
        await KeepAsync(stage);
        var task = await stage.TaskAsync("preservation-decision");
        Assert.Equal((new NodaTime.LocalDate(2005, 5, 26), Role.Lead), (task.DueOn!.Value, task.Role));
        // The investigation goes on meanwhile.
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        Assert.Equal("preservation.pieces", (await stage.TryAsync("preservation-decision", "Decide", stage.Lead, new() { ["returned"] = "1" }, "已复制")).Refusal?.Code);
        await stage.DoAsync("preservation-decision", "Decide", stage.Lead, new() { ["returned"] = "1", ["filed"] = "2" }, "日志已复制");

        Assert.Equal(DeadlineStatus.Cancelled, (await TermAsync(stage)).Status);
        var item = await stage.ReadAsync(db => db.EvidenceItems.AsNoTracking().SingleAsync(row => row.Description == "交换机一台"));
        var custody = await stage.ReadAsync(db => db.CustodyEntries.AsNoTracking().Where(row => row.EvidenceId == item.Id).ToListAsync());
        Assert.Equal(["李四", "off1"], custody.Select(row => row.To));
        Assert.Null(Custody.FirstBroken(custody));
        var told = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().SingleAsync(row => row.Act == "evidence.kept-decided"));
        Assert.Equal(("lead", "日志服务器一台：退还；交换机一台：作为证据收集入卷", "日志已复制"), (told.ActorId, told.After, told.Reason));
        var paper = await PaperAsync(stage);
        Assert.All(new[] { "深公(网)证保决字[2005]第0001号", "日志服务器一台", "退还", "作为证据收集入卷" }, text => Assert.Contains(text, paper.Html, StringComparison.Ordinal));
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
        Assert.Equal(NoticeStatus.Served, (await PaperAsync(stage)).Status);
        Assert.Equal(PenaltyState.P04, (await stage.PenaltyAsync()).State);
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Undecided_the_keeping_is_lifted_when_its_days_have_run_out_and_nobody_is_penalised_by_it()
    {
        await using var stage = await Stage.OpenAsync();
        await KeepAsync(stage);
        var before = await stage.PenaltyAsync();
        await stage.GoToAsync(5, 26, 23);
        Assert.Equal(DeadlineStatus.Armed, (await TermAsync(stage)).Status);
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D46")));
        await stage.GoToAsync(5, 27);

        Assert.Equal(DeadlineStatus.Fired, (await TermAsync(stage)).Status);
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "preservation-decision" && row.Status == WorkTaskStatus.Open)));
        Assert.Equal("system", (await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().SingleAsync(row => row.Act == "evidence.kept-lifted"))).ActorId);
        Assert.Contains("自动解除", (await PaperAsync(stage)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await stage.ReadAsync(db => db.EvidenceItems.CountAsync()));
        Assert.Equal((before.State, null), ((await stage.PenaltyAsync()).State, (await stage.PenaltyAsync()).Decided));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-27"));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task A_second_keeping_runs_beside_the_first_with_days_of_its_own()
    {
        await using var stage = await Stage.OpenAsync();
        await KeepAsync(stage);
        await stage.GoToAsync(5, 20);
        await KeepAsync(stage, "2005-05-20", "笔记本电脑一台");
        var due = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().Where(row => row.Timer == "T-15" && row.Kind != DeadlineKind.Reminder && row.Status == DeadlineStatus.Armed).OrderBy(row => row.DueOn).Select(row => row.DueOn).ToListAsync());
        Assert.Equal([new NodaTime.LocalDate(2005, 5, 26), new NodaTime.LocalDate(2005, 5, 27)], due);
        await stage.GoToAsync(5, 27);
        await stage.DoAsync("preservation-decision", "Decide", stage.Lead, new() { ["handedOver"] = "1", ["authority"] = "深圳市文化局" }, "属其管辖");
        var papers = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D46").OrderBy(row => row.Serial).Select(row => row.Html).ToListAsync());
        Assert.Equal([(true, false), (false, true)], papers.Select(html => (html.Contains("交换机一台", StringComparison.Ordinal), html.Contains("深圳市文化局", StringComparison.Ordinal))));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Of_a_decision_that_was_voided_nothing_runs_and_its_successor_is_what_is_decided_about()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Preserve", stage.First, Kept, "可能灭失");
        await stage.DoAsync("preservation-approval", "Approve", stage.Lead);
        await stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>().ProposeAsync(stage.CaseId, MeasureKind.VoidDocument, new() { ["document"] = "深公(网)证保决字[2005]第0001号" }, "地点有误", stage.First));
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.Timer == "T-15")));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
        var successor = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D10" && row.Status == NoticeStatus.Served));
        Assert.Equal(successor.Id, (await stage.TaskAsync("preservation-decision")).NoticeId);
        await stage.DoAsync("preservation-decision", "Decide", stage.Lead, new() { ["returned"] = "1、2" }, "已复制");
        Assert.Contains("深公(网)证保决字[2005]第0002号", (await PaperAsync(stage)).Html, StringComparison.Ordinal);
        await stage.AssertInvariantsAsync();
    }

    private static async Task KeepAsync(Stage stage, string servedOn = "2005-05-19", string? items = null)
    {
        if (items is null)
            await PenaltyWalk.FileAsync(stage);
        var form = Kept;
        form["items"] = items ?? form["items"]!.GetValue<string>();
        await stage.DoAsync("penalty-investigation", "Preserve", stage.First, form, "可能灭失");
        await stage.DoAsync("preservation-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served(servedOn));
    }

    private static Task<Deadline> TermAsync(Stage stage) => stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-15" && row.Kind != DeadlineKind.Reminder));

    private static Task<Notice> PaperAsync(Stage stage) => stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D46"));

    private static JsonObject Kept => new() { ["items"] = "日志服务器一台\n交换机一台", ["place"] = "该单位机房", ["keeper"] = "李四" };

    private static JsonObject Interview(string name, string? identity, string? known = null, string to = "9:40") => new()
    {
        ["interviewee"] = name,
        ["sex"] = "male",
        ["birth"] = "1970-01-02",
        ["identity"] = identity,
        ["known"] = known ?? "document",
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
