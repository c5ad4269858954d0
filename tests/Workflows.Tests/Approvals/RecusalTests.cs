using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>回避: who is recused writes nothing more in the case, and what they collected waits for a decision.</summary>
public sealed class RecusalTests
{
    private static readonly JsonObject FirstIsKin = new() { ["person"] = "off1", ["ground"] = "kin", ["askedBy"] = "party", ["successor"] = "off3" };

    [Fact]
    public async Task Scenario_12_an_officer_recused_during_the_investigation_cannot_write_and_evidence_collected_earlier_waits_for_a_decision()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var evidence = await SecureAsync(stage);
        Assert.Equal(EvidenceStanding.Unquestioned, evidence.Standing);
        await ProposeAsync(stage, FirstIsKin, stage.Lead);
        // The investigation goes on until it is decided (T-16, two calendar days; the second is a Saturday).
        var armed = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-16"));
        Assert.Equal((DeadlineStatus.Armed, new LocalDate(2005, 5, 23)), (armed.Status, armed.DueOn));
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        Assert.Equal(DeadlineStatus.Cancelled, await stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == "T-16").Select(row => row.Status).SingleAsync()));

        var sheet = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D43"));
        Assert.All(["回避决定书", "王警官", "赵警官"], text => Assert.Contains(text, sheet.Html, StringComparison.Ordinal));

        // Neither the task, nor a measure, nor evidence, nor any other way.
        Assert.Equal("task.recused", (await stage.TryAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000))).Refusal?.Code);
        var byMeasure = await Assert.ThrowsAsync<RefusedException>(() => TryAsync(stage, MeasureKind.Suspend, new() { ["ground"] = "other" }, stage.First));
        Assert.Equal("task.recused", byMeasure.Refusal.Code);
        var byEvidence = await Assert.ThrowsAsync<RefusedException>(() => SecureAsync(stage));
        Assert.Equal("task.recused", byEvidence.Refusal.Code);
        Assert.Equal(("off3", "off2"), ((await stage.PenaltyAsync()).LeadOfficerId, (await stage.PenaltyAsync()).CoOfficerId));
        Assert.Equal("off3", (await stage.TaskAsync("penalty-investigation")).AssigneeId);

        // Who took over goes on; nothing is decided before it is decided whether the evidence counts.
        await stage.DoAsync("penalty-investigation", "Conclude", stage.Third, Filled.Investigation(5_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.Third, Filled.Served("2005-05-19"));
        await stage.GoToAsync(5, 26);
        Assert.Equal("penalty.evidence-in-doubt", (await stage.TryAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(5_000))).Refusal?.Code);
        Assert.Equal("not-allowed", (await DecideAsync(stage, evidence.Id, stage.Lead)).Refusal?.Code);
        Assert.Equal(EvidenceStanding.Kept, (await DecideAsync(stage, evidence.Id, stage.Commander)).Value.Standing);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(5_000));
        Assert.Equal(["case.recusal", "evidence.standing"], await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Stream == stage.CaseId && (row.Act == "case.recusal" || row.Act == "evidence.standing")).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task An_officer_is_recused_only_when_another_takes_over_and_never_by_the_one_concerned()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var withoutSuccessor = (JsonObject)FirstIsKin.DeepClone();
        withoutSuccessor["successor"] = "off2";
        Assert.Equal("recusal.successor", (await TryAsync(stage, MeasureKind.Recuse, withoutSuccessor, stage.Lead)).Refusal?.Code);
        Assert.Equal("measure.not-your-role", (await TryAsync(stage, MeasureKind.Recuse, FirstIsKin, stage.Clerk)).Refusal?.Code);
        await ProposeAsync(stage, new() { ["person"] = "cmd", ["ground"] = "interest", ["askedBy"] = "party" }, stage.First);
        Assert.Equal("recusal.own", (await stage.TryAsync("measure-approval", "Approve", stage.Commander)).Refusal?.Code);
    }

    [Fact]
    public async Task A_refused_recusal_changes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await ProposeAsync(stage, FirstIsKin, stage.Second);
        await stage.DoAsync("measure-approval", "Reject", stage.Commander, reason: "不属于应当回避的情形");
        Assert.Empty((await stage.CaseAsync()).RecusedPersons);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
    }

    [Fact]
    public async Task A_recused_officer_is_not_assigned_again()
    {
        await using var stage = await Stage.OpenAsync();
        await ProposeAsync(stage, FirstIsKin, stage.Second);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        await stage.GoToAsync(5, 8);
        var refusal = (await stage.TryAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-09"))).Refusal;
        Assert.Equal("form.invalid", refusal?.Code);
        Assert.Contains("已回避", refusal!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_officer_reviewer_and_approver_of_one_case_whatever_roles_they_hold()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        // The second officer handles the case without having done a single task in it; the head filed it and is kept out by the definition already.
        Assert.Equal("task.excluded", (await stage.TryAsync("legal-review", "Pass", stage.Lead with { Roles = [Role.Lead, Role.Legal] })).Refusal?.Code);
        var officer = stage.Second with { Roles = [Role.Officer, Role.Legal] };
        Assert.Equal("case.two-parts", (await stage.TryAsync("legal-review", "Pass", officer)).Refusal?.Code);
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        Assert.Contains("legal:reviewing", (await stage.CaseAsync()).Parts);
    }

    private static Task<EvidenceItem> SecureAsync(Stage stage) => stage.InAsync(async provider =>
    {
        var visit = await provider.GetRequiredService<Storage.Model.OrchestratorDbContext>().Inspections.Where(row => row.CaseId == stage.CaseId).OrderBy(row => row.StartedAt).FirstAsync();
        return (await provider.GetRequiredService<InspectionDesk>().SecureAsync(visit.Id, null, "值班日志", null, "李四", "封存完好", stage.First)).Value;
    });

    private static Task<Answer<EvidenceItem>> DecideAsync(Stage stage, string evidenceId, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<InspectionDesk>().DecideStandingAsync(evidenceId, keep: true, "由两名民警共同提取，另一名民警无回避情形", actor));

    private static async Task ProposeAsync(Stage stage, JsonObject form, Actor actor)
    {
        var answer = await TryAsync(stage, MeasureKind.Recuse, form, actor);
        Assert.True(answer.Refusal is null, answer.Refusal?.ToString());
    }

    private static Task<Answer<CaseMeasure>> TryAsync(Stage stage, MeasureKind kind, JsonObject form, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>().ProposeAsync(stage.CaseId, kind, form, "与被检查单位负责人系近亲属", actor));
}
