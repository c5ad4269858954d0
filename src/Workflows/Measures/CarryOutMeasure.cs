using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Measures;

/// <summary>Carries out the measure that was decided (TR-36 to TR-42, recusal).</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "执行措施", DisplayNameEn = "Carry out the measure",
    Description = "按已批准的中止、恢复、移送、并案、终止、撤销、重新启动、回避、文书作废、公安提示办理。", DescriptionEn = "Suspends, resumes, transfers, merges, terminates, voids or reopens the case, recuses somebody, voids a document or lets advice go out, as decided.")]
internal sealed class CarryOutMeasure : CodeActivity
{
    private const int Most = 500;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var records = context.GetRequiredService<IRecords>();
        var measure = await records.GetAsync<CaseMeasure>(context.GetWorkflowInput<string>(CaseFiles.MeasureInput)!, context.CancellationToken);
        var form = new FormValues((JsonObject)JsonNode.Parse(measure.Form)!);
        measure.Status = MeasureStatus.CarriedOut;
        measure.DecidedAt ??= context.Clock.GetUtcNow();
        var actor = context.GetRequiredService<Acting>().Actor;
        context.GetRequiredService<IAuditTrail>().Append(file.Case, actor, "measure.carried-out", after: MeasureRule.Of(measure.Kind).Zh, reason: measure.Reason, data: new { measure.Id, Kind = $"{measure.Kind}" });
        switch (measure.Kind)
        {
            case MeasureKind.Suspend:
                file.Case.Hold = new CaseHold(form.Text("ground"), measure.Reason, context.GetRequiredService<LegalClock>().Today);
                await context.GetRequiredService<DeadlineDecisions>().SuspendCaseAsync(file, measure.Reason, actor, context.CancellationToken);
                break;
            case MeasureKind.Resume:
                file.Case.Hold = null;
                await context.GetRequiredService<DeadlineDecisions>().ResumeCaseAsync(file, measure.Reason, actor, context.CancellationToken);
                break;
            case MeasureKind.Reopen:
                await ReopenAsync(context, file, form);
                break;
            case MeasureKind.Refer:
            case MeasureKind.Advise:
                break;
            case MeasureKind.Recuse:
                await context.GetRequiredService<Recusal>().OrderAsync(file, form.Text("person"), form.TextOrNull("successor"), measure.Reason, actor, context.CancellationToken);
                break;
            case MeasureKind.VoidDocument:
                await context.GetRequiredService<DocumentVoiding>().VoidAsync(file, form.Text("document"), measure.Reason, context.CancellationToken);
                break;
            default:
                if (measure.Kind == MeasureKind.Merge)
                    await MergeAsync(records, file, form.Text("targetCase"), context.CancellationToken);
                await EndAsync(context, file, MeasureRule.Of(measure.Kind).Target!.Value);
                break;
        }
    }

    /// <summary>The case ends in its state, and with it what runs and waits in it.</summary>
    private static async Task EndAsync(ActivityExecutionContext context, CaseFile file, UnitCaseState state)
    {
        await CaseMoves.ToAsync(context, file, state);
        file.Case.Hold = null;
        if (file.Case.InstanceId is { } instanceId)
            await context.GetRequiredService<IWorkflowRuntime>().CancelAsync(instanceId, context.CancellationToken);
    }

    /// <summary>The case that goes on keeps the earlier date, and takes over the tips.</summary>
    private static async Task MergeAsync(IRecords records, CaseFile file, string targetNumber, CancellationToken cancellationToken)
    {
        var (campaignId, caseId) = (file.Campaign.Id, file.Case.Id);
        var named = await records.FirstAsync<UnitCase>(row => row.CampaignId == campaignId && row.Number == targetNumber, null, cancellationToken)
            ?? throw new InvalidOperationException($"The case '{targetNumber}' to merge into is gone.");
        var target = await records.LockCaseAsync(named.Id, cancellationToken);
        file.Case.MergedIntoId = target.Id;
        if (file.Case.OpenedAt < target.OpenedAt)
            target.OpenedAt = file.Case.OpenedAt;
        foreach (var tip in await records.ListAsync<Tip>(row => row.CaseId == caseId, Most, null, cancellationToken))
            tip.CaseId = target.Id;
    }

    /// <summary>The new findings go into the file, and the workflow that waits to archive it goes back to the disposal of findings.</summary>
    private static async Task ReopenAsync(ActivityExecutionContext context, CaseFile file, FormValues form)
    {
        var records = context.GetRequiredService<IRecords>();
        var caseId = file.Case.Id;
        var visit = await records.FirstAsync<Inspection>(row => row.CaseId == caseId, rows => rows.OrderByDescending(row => row.StartedAt), context.CancellationToken);
        foreach (var (item, fact, evidence) in form.Findings("findings"))
        {
            var entry = Checklist.Get(item);
            records.Add(new Finding
            {
                Id = Ids.New(context.Clock),
                CaseId = caseId,
                CampaignId = file.Campaign.Id,
                InspectionId = visit?.Id ?? "",
                ItemCode = entry.Code,
                Gap = entry.Gap,
                Severity = entry.Severity,
                Fact = fact,
                Evidence = evidence,
                Basis = entry.BasisUnder(file.Substance),
            });
        }
        await CaseMoves.ToAsync(context, file, UnitCaseState.U23);
        (file.Case.ClosedAt, file.Case.ClosedOn) = (null, null);
        var archive = await records.FirstAsync<WorkTask>(row => row.CaseId == caseId && row.Act == "case-archive" && row.Status == WorkTaskStatus.Open, null, context.CancellationToken)
            ?? throw new InvalidOperationException($"The closed case '{caseId}' does not wait to be archived.");
        (archive.Status, archive.WithdrawnAt) = (WorkTaskStatus.Withdrawn, context.Clock.GetUtcNow());
        await context.GetRequiredService<IWorkflowRuntime>().ResumeBookmarkAsync(archive.BookmarkId, new Dictionary<string, object?> { [AwaitDecision.OutcomeKey] = AwaitDecision.ReopenedOutcome }, context.CancellationToken);
    }
}
